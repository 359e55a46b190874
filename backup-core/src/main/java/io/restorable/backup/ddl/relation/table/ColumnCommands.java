package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.column.ColumnTuning;
import io.restorable.backup.catalog.relation.column.NotNull;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.pg.Identifiers;

/**
 * Writes the ALTER COLUMN statements for what CREATE TABLE cannot say of a column. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, dumpTableSchema.
 */
final class ColumnCommands {

    private ColumnCommands() {}

    /** The statements for all columns of a table or materialized view; usually empty. */
    static String of(RelationParts parts) {
        boolean foreign = parts.relation().kind() == RelationKind.FOREIGN_TABLE;
        String alterTable = (foreign ? "ALTER FOREIGN TABLE ONLY " : "ALTER TABLE ONLY ") + parts.sqlName();
        var sql = new StringBuilder();
        for (Column column : parts.facts().columns()) {
            if (!column.dropped()) {
                String alterColumn = alterTable + " ALTER COLUMN " + Identifiers.quote(column.name());
                append(sql, alterColumn, setsNotNull(parts, column) ? " SET NOT NULL" : "");
                append(sql, alterColumn, column.tuning(), foreign);
            }
        }
        return sql.toString();
    }

    /**
     * Whether the column needs a statement for its NOT NULL: it is only inherited, its NOT NULL is not, and the server
     * is older than 18. pg_dump 18 writes {@code NOT NULL column} into CREATE TABLE even then, which no server before
     * 18 understands; pg_dump 17 wrote this statement.
     */
    static boolean setsNotNull(RelationParts parts, Column column) {
        NotNull notNull = column.notNull();
        return notNull != null && notNull.name() == null && !parts.lists(column) && parts.ownsNotNull(column);
    }

    private static void append(StringBuilder sql, String alterColumn, ColumnTuning tuning, boolean foreign) {
        if (tuning.statisticsTarget() != null) {
            append(sql, alterColumn, " SET STATISTICS " + tuning.statisticsTarget());
        }
        if (tuning.storage() != tuning.typeStorage()) {
            append(sql, alterColumn, storage(tuning.storage()));
        }
        append(sql, alterColumn, compression(tuning.compression()));
        if (!tuning.options().isEmpty()) {
            append(sql, alterColumn, " SET (" + tuning.options() + ")");
        }
        if (foreign && !tuning.foreignOptions().isEmpty()) {
            append(sql, alterColumn, " OPTIONS (\n    " + tuning.foreignOptions() + "\n)");
        }
    }

    private static void append(StringBuilder sql, String alterColumn, String change) {
        if (!change.isEmpty()) {
            sql.append(alterColumn).append(change).append(";\n");
        }
    }

    private static String storage(char letter) {
        return switch (letter) {
            case 'p' -> " SET STORAGE PLAIN";
            case 'e' -> " SET STORAGE EXTERNAL";
            case 'x' -> " SET STORAGE EXTENDED";
            case 'm' -> " SET STORAGE MAIN";
            default -> "";
        };
    }

    private static String compression(char letter) {
        return switch (letter) {
            case 'p' -> " SET COMPRESSION pglz";
            case 'l' -> " SET COMPRESSION lz4";
            default -> "";
        };
    }
}
