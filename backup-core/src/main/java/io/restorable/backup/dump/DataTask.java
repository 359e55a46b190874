package io.restorable.backup.dump;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.ddl.definition.DataContent.TableRows;
import io.restorable.backup.pg.Identifiers;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One piece of work that needs nothing of its neighbours but the snapshot: some rows to one object of the backup, or
 * some large objects to one object each.
 */
sealed interface DataTask {

    /** About how much there is to read; larger tasks begin first, so that none is left alone at the end. */
    long estimatedBytes();

    /**
     * Rows of a table.
     *
     * @param entry the entry of the archive that they belong to
     * @param content which columns and rows
     * @param range which pages
     */
    record Rows(TocEntry entry, TableRows content, PageRange range, long estimatedBytes) implements DataTask {

        /** The statement that reads them. */
        String statement() {
            String columns = content.columns().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
            boolean plain = content.condition() == null && range.isAll() && !content.foreign();
            if (plain) {
                return "COPY " + content.table() + (columns.isEmpty() ? "" : " (" + columns + ")") + " TO STDOUT";
            }
            String source = (content.foreign() ? " FROM " : " FROM ONLY ") + content.table();
            return "COPY (SELECT " + columns + source + where() + ") TO STDOUT";
        }

        private String where() {
            if (!range.isAll()) {
                return " WHERE " + range.condition();
            }
            return content.condition() == null ? "" : " " + content.condition();
        }
    }

    /** Some large objects. */
    record LargeObjects(List<Long> oids) implements DataTask {

        /** pg_largeobject keeps pieces of this size, and most objects have few. */
        private static final long GUESS = 64 * 1024;

        public LargeObjects {
            oids = List.copyOf(oids);
        }

        @Override
        public long estimatedBytes() {
            return oids.size() * GUESS;
        }
    }
}
