package io.restorable.backup.manifest;

import java.util.List;

/**
 * How much of the database a backup holds.
 *
 * @param content definitions, rows or both
 * @param schemas the schemas that were asked for; empty for all
 * @param tables the table patterns that were asked for; empty for all
 * @param excludedTables the table patterns that were left out
 */
public record BackupScope(Content content, List<String> schemas, List<String> tables, List<String> excludedTables) {

    /** The whole database. */
    public static final BackupScope EVERYTHING =
            new BackupScope(Content.SCHEMA_AND_DATA, List.of(), List.of(), List.of());

    /** What is held of an object. */
    public enum Content {
        /** Definitions and rows. */
        SCHEMA_AND_DATA,
        /** Definitions only. */
        SCHEMA_ONLY,
        /** Rows, large objects and sequence values only. */
        DATA_ONLY
    }

    public BackupScope {
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
        excludedTables = List.copyOf(excludedTables);
    }

    /** Whether nothing of the database is left out. */
    public boolean coversEverything() {
        return equals(EVERYTHING);
    }
}
