package io.restorable.backup.ddl.definition;

import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a data entry holds besides its statements, and how to ask the server for it. */
public sealed interface DataContent {

    /**
     * The rows of one table.
     *
     * @param tableOid the table's OID
     * @param table the table's name
     * @param columns the columns in the order of the archive's COPY statement, not quoted; generated ones left out
     * @param condition which rows, as {@code WHERE …} (extension configuration tables), or {@code null} for all
     * @param foreign whether the rows come from a foreign table
     * @param pages the table's size in pages as pg_class estimates it
     */
    record TableRows(
            long tableOid,
            QualifiedName table,
            List<String> columns,
            @Nullable String condition,
            boolean foreign,
            long pages)
            implements DataContent {

        public TableRows {
            columns = List.copyOf(columns);
        }
    }

    /** The contents of large objects, one file each. */
    record LargeObjects(List<Long> oids) implements DataContent {

        public LargeObjects {
            oids = List.copyOf(oids);
        }
    }
}
