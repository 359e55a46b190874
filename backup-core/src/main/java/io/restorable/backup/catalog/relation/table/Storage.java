package io.restorable.backup.catalog.relation.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a relation's rows are stored.
 *
 * @param tablespace the tablespace's name, or the empty text for the database's default one
 * @param accessMethod the table access method, or {@code null} where the relation names none
 * @param options storage parameters as {@code name=value}; a view's check option is left out
 * @param toastOptions the storage parameters of the TOAST table, without their {@code toast.} prefix
 * @param pages the size in pages with the TOAST table's, as pg_class estimates it
 */
public record Storage(
        String tablespace, @Nullable String accessMethod, List<String> options, List<String> toastOptions, long pages) {

    public Storage {
        options = List.copyOf(options);
        toastOptions = List.copyOf(toastOptions);
    }
}
