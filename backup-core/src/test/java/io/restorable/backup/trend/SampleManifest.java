package io.restorable.backup.trend;

import io.restorable.backup.manifest.ArchiveFacts;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupFacts;
import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.BackupScope;
import io.restorable.backup.manifest.EncryptedForm;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.SourceDatabase;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.pg.Lsn;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.pg.ServerVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A manifest of which only what trends look at matters. */
record SampleManifest(
        String id,
        BackupScope scope,
        String compression,
        boolean encrypted,
        long plainBytes,
        long storedBytes,
        Duration duration,
        Map<String, Long> tables) {

    static final BackupScope ONE_TABLE =
            new BackupScope(BackupScope.Content.SCHEMA_AND_DATA, List.of(), List.of("orders"), List.of());

    static SampleManifest of(String id) {
        return new SampleManifest(
                id, BackupScope.EVERYTHING, "zstd", false, 100_000_000, 20_000_000, Duration.ofSeconds(100), Map.of());
    }

    SampleManifest withScope(BackupScope other) {
        return new SampleManifest(id, other, compression, encrypted, plainBytes, storedBytes, duration, tables);
    }

    SampleManifest withCompression(String other) {
        return new SampleManifest(id, scope, other, encrypted, plainBytes, storedBytes, duration, tables);
    }

    SampleManifest locked() {
        return new SampleManifest(id, scope, compression, true, plainBytes, storedBytes, duration, tables);
    }

    SampleManifest withBytes(long plain, long stored) {
        return new SampleManifest(id, scope, compression, encrypted, plain, stored, duration, tables);
    }

    SampleManifest lasting(Duration other) {
        return new SampleManifest(id, scope, compression, encrypted, plainBytes, storedBytes, other, tables);
    }

    /** In schema {@code public}. */
    SampleManifest withTable(String name, long rows) {
        var more = new TreeMap<>(tables);
        more.put(name, rows);
        return new SampleManifest(id, scope, compression, encrypted, plainBytes, storedBytes, duration, more);
    }

    Manifest manifest() {
        List<TableEntry> entries = tables.entrySet().stream()
                .map(table -> new TableEntry(
                        new QualifiedName("public", table.getKey()),
                        List.of("id"),
                        null,
                        new Fingerprint(table.getValue(), "0".repeat(32)),
                        0,
                        List.of()))
                .toList();
        var contents = new BackupContents(
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                BackupContents.LargeObjects.NONE,
                List.of(),
                entries);
        return new Manifest("0.1.0", head(), encrypted ? BackupContents.EMPTY : contents, List.of());
    }

    ManifestHead head() {
        var parsed = BackupId.parse(id);
        var facts = new BackupFacts(
                BackupFacts.Kind.LOGICAL,
                scope,
                new SourceDatabase("shop", new ServerVersion(180_006), "UTF8", "libc", "C", "C", null),
                Lsn.parse("0/1"),
                new ArchiveFacts("1.15", compression, null, "UTF8"));
        long rows = tables.values().stream().mapToLong(Long::longValue).sum();
        @Nullable EncryptedForm form = encrypted ? new EncryptedForm("age", ".age", "") : null;
        return new ManifestHead(
                parsed,
                parsed.time(),
                parsed.time().plus(duration),
                facts,
                new Totals(tables.size() + 1, storedBytes, plainBytes, tables.size(), rows),
                encrypted ? List.of("age1key") : List.of(),
                form);
    }
}
