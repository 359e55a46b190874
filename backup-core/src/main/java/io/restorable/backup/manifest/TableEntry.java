package io.restorable.backup.manifest;

import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table.
 *
 * @param name the table
 * @param columns the columns of the archive's COPY statement in its order, not quoted; the fingerprint is over these
 * @param condition which rows, as {@code WHERE …} (extension configuration tables), or {@code null} for all
 * @param fingerprint of all rows
 * @param plainBytes the length of the COPY text
 * @param objects the objects that hold the rows, in no order that matters; empty for a table without any
 */
public record TableEntry(
        QualifiedName name,
        List<String> columns,
        @Nullable String condition,
        Fingerprint fingerprint,
        long plainBytes,
        List<DataObject> objects) {

    public TableEntry {
        columns = List.copyOf(columns);
        objects = List.copyOf(objects);
    }

    /**
     * The part of a table that lies in one object.
     *
     * @param object the {@link ObjectEntry#name}
     * @param fingerprint of the rows in it
     */
    public record DataObject(String object, Fingerprint fingerprint) {}
}
