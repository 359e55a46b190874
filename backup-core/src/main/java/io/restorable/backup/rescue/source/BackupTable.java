package io.restorable.backup.rescue.source;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.manifest.TableEntry;
import java.util.List;

/**
 * The rows of one table as a backup holds them.
 *
 * @param sealed what the manifest says of them
 * @param entries the data entries that hold the rows, several where the table was cut into parts
 */
public record BackupTable(TableEntry sealed, List<TocEntry> entries) {

    public BackupTable {
        entries = List.copyOf(entries);
    }
}
