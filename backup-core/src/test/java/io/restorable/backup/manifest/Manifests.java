package io.restorable.backup.manifest;

import io.restorable.backup.pg.Lsn;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.pg.ServerVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Manifests for tests. */
public final class Manifests {

    private static final Instant START = Instant.parse("2026-11-21T02:00:00.5Z");

    private Manifests() {}

    /** One that has everything. */
    public static Manifest full() {
        var orders = new TableEntry(
                new QualifiedName("public", "orders \"odd\" ü"),
                List.of("id", "total"),
                null,
                new Fingerprint(3, "0123456789abcdef0123456789abcdef"),
                120,
                List.of(
                        new TableEntry.DataObject("10.dat.zst", new Fingerprint(2, "f".repeat(32))),
                        new TableEntry.DataObject("11.dat.zst", new Fingerprint(1, "e".repeat(32)))));
        var configuration = new TableEntry(
                new QualifiedName("gis", "spatial_ref_sys"),
                List.of("srid"),
                "WHERE srid > 900000",
                Fingerprint.EMPTY,
                5,
                List.of(new TableEntry.DataObject("12.dat.zst", Fingerprint.EMPTY)));
        var contents = new BackupContents(
                Map.of("TABLE", 2L, "INDEX", 1L),
                List.of(),
                List.of(),
                List.of(new BackupContents.Extension("postgis", "3.5", "gis")),
                List.of("owner", "reader"),
                List.of(
                        new BackupContents.MigrationHistory(
                                "flyway", new QualifiedName("public", "flyway_schema_history"), 12, "1.4.2"),
                        new BackupContents.MigrationHistory(
                                "liquibase", new QualifiedName("public", "databasechangelog"), 0, null)),
                new BackupContents.LargeObjects(2, 4_096),
                List.of(new BackupContents.Sequence(
                        new QualifiedName("public", "orders_id_seq"), Long.MAX_VALUE, true)),
                List.of(orders, configuration));
        var objects = List.of(
                object("10.dat.zst", 30, 80),
                object("11.dat.zst", 20, 40),
                object("12.dat.zst", 14, 5),
                object("toc.dat", 5_000, 5_000));
        return manifest(contents, objects);
    }

    static Manifest withTables(int count) {
        var tables = new ArrayList<TableEntry>();
        var objects = new ArrayList<ObjectEntry>();
        for (int number = 0; number < count; number++) {
            String object = number + ".dat.zst";
            var fingerprint = new Fingerprint(number, "%032x".formatted(number));
            tables.add(new TableEntry(
                    new QualifiedName("public", "table_with_a_name_" + number),
                    List.of("id", "created_at", "updated_at", "customer_id", "total"),
                    null,
                    fingerprint,
                    number,
                    List.of(new TableEntry.DataObject(object, fingerprint))));
            objects.add(object(object, number, number));
        }
        return manifest(
                new BackupContents(
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        BackupContents.LargeObjects.NONE,
                        List.of(),
                        tables),
                objects);
    }

    static Manifest withCoverage() {
        var tables = new BackupContents.CatalogCoverage("pg_class", 12, 3, Map.of("of_extension", 2));
        return manifest(
                new BackupContents(
                        Map.of("TABLE", 12L),
                        List.of(tables),
                        List.of("The subscription s is left out."),
                        List.of(),
                        List.of(),
                        List.of(),
                        BackupContents.LargeObjects.NONE,
                        List.of(),
                        List.of()),
                List.of());
    }

    private static Manifest manifest(BackupContents contents, List<ObjectEntry> objects) {
        var facts = new BackupFacts(
                BackupFacts.Kind.LOGICAL,
                new BackupScope(BackupScope.Content.SCHEMA_AND_DATA, List.of("public"), List.of(), List.of("log_*")),
                new SourceDatabase("shop", new ServerVersion(180_006), "UTF8", "icu", "C", "C", "de-DE"),
                Lsn.parse("16/B374D848"),
                new ArchiveFacts("1.15", "zstd", 1, "UTF8"));
        var head = new ManifestHead(
                new BackupId(START, new BackupLabel("pre-migration")),
                START,
                START.plusSeconds(90),
                facts,
                Totals.of(objects, contents.tables()),
                List.of("age1key"),
                null);
        return new Manifest("0.1.0", head, contents, objects);
    }

    private static ObjectEntry object(String name, long storedBytes, long plainBytes) {
        return new ObjectEntry(name, Sha256.of(name.getBytes(StandardCharsets.UTF_8)), storedBytes, plainBytes);
    }
}
