package io.restorable.backup.catalog.scope;

import java.util.List;

/**
 * What a backup is asked to hold. Patterns are psql's: {@code *}, {@code ?}, double quotes, {@code schema.table}.
 *
 * @param parts definitions, rows or both
 * @param includedTables patterns of the only tables to take; empty for all
 * @param excludedTables patterns of tables to leave out
 * @param includedSchemas patterns of the only schemas to take; empty for all
 * @param excludedSchemas patterns of schemas to leave out
 * @param excludedTableData patterns of tables whose rows are left out
 */
public record DumpScope(
        Parts parts,
        List<String> includedTables,
        List<String> excludedTables,
        List<String> includedSchemas,
        List<String> excludedSchemas,
        List<String> excludedTableData) {

    /** The whole database. */
    public static final DumpScope EVERYTHING =
            new DumpScope(Parts.SCHEMA_AND_DATA, List.of(), List.of(), List.of(), List.of(), List.of());

    public DumpScope {
        includedTables = List.copyOf(includedTables);
        excludedTables = List.copyOf(excludedTables);
        includedSchemas = List.copyOf(includedSchemas);
        excludedSchemas = List.copyOf(excludedSchemas);
        excludedTableData = List.copyOf(excludedTableData);
    }

    /** Whether definitions are taken. */
    public boolean includesSchema() {
        return parts != Parts.DATA_ONLY;
    }

    /** Whether rows, sequence values and large objects are taken. */
    public boolean includesData() {
        return parts != Parts.SCHEMA_ONLY;
    }

    /** Whether no pattern limits the backup to some tables or schemas: objects outside schemas are taken only then. */
    public boolean includesEverything() {
        return includedTables.isEmpty() && includedSchemas.isEmpty();
    }

    /** Which of an object's parts are wanted. */
    public enum Parts {
        SCHEMA_AND_DATA,
        SCHEMA_ONLY,
        DATA_ONLY
    }
}
