package io.restorable.backup.restore.content;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went into the tables: the fingerprints of the archive's rows as they passed. These must equal what the manifest
 * sealed, and what the tables hold afterwards. Safe for use by many threads.
 */
public final class LoadedRows {

    private final Map<QualifiedName, TableEntry> sealed = new HashMap<>();
    private final Map<QualifiedName, Fingerprint> byTable = new HashMap<>();
    private final Map<CopyTarget, Content> byTarget = new HashMap<>();

    public LoadedRows(@Nullable Manifest manifest) {
        if (manifest != null) {
            manifest.contents().tables().forEach(table -> sealed.put(table.name(), table));
        }
    }

    /**
     * @param rows the fingerprint of what was loaded
     * @param condition the condition with its WHERE that chose the rows in the source, or {@code null} for all
     */
    public record Content(Fingerprint rows, @Nullable String condition) {}

    /**
     * Notes the rows of an entry that are all loaded. Rows that went in through a partitioned table count for that one:
     * they may lie in other partitions than they came from.
     */
    public synchronized void add(TocEntry entry, Fingerprint rows) {
        var table = new QualifiedName(Objects.requireNonNullElse(entry.schema(), ""), entry.tag());
        TableEntry seal = sealed.get(table);
        String condition = seal == null ? null : seal.condition();
        byTable.merge(table, rows, Fingerprint::plus);
        byTarget.merge(
                CopyTarget.of(entry),
                new Content(rows, condition),
                (one, other) -> new Content(one.rows().plus(other.rows()), condition));
    }

    /** What each target of a COPY must hold now. */
    public synchronized Map<CopyTarget, Content> byTarget() {
        return Map.copyOf(byTarget);
    }

    /** How many tables got rows, or were found to have none. */
    public synchronized int tables() {
        return byTable.size();
    }

    /** A sentence for each table whose loaded rows are not those that the manifest sealed. */
    public synchronized List<String> differencesFromSeal() {
        var differences = new ArrayList<String>();
        byTable.forEach((table, rows) -> {
            TableEntry seal = sealed.get(table);
            if (seal != null && !seal.fingerprint().equals(rows)) {
                differences.add("Table " + table + " has " + seal.fingerprint() + " in the manifest, but " + rows
                        + " in the archive.");
            }
        });
        return differences;
    }
}
