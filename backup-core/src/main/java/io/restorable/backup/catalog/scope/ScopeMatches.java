package io.restorable.backup.catalog.scope;

import java.util.Set;

/**
 * The OIDs of the tables and schemas that the patterns of a scope name in one database.
 *
 * @param includedTables the only tables to take, if the scope names any
 * @param excludedTables the tables to leave out
 * @param includedSchemas the only schemas to take, if the scope names any
 * @param excludedSchemas the schemas to leave out
 * @param excludedTableData the tables whose rows are left out
 */
public record ScopeMatches(
        Set<Long> includedTables,
        Set<Long> excludedTables,
        Set<Long> includedSchemas,
        Set<Long> excludedSchemas,
        Set<Long> excludedTableData) {

    /** Nothing named. */
    public static final ScopeMatches NONE = new ScopeMatches(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public ScopeMatches {
        includedTables = Set.copyOf(includedTables);
        excludedTables = Set.copyOf(excludedTables);
        includedSchemas = Set.copyOf(includedSchemas);
        excludedSchemas = Set.copyOf(excludedSchemas);
        excludedTableData = Set.copyOf(excludedTableData);
    }
}
