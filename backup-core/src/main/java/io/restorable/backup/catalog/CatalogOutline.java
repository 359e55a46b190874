package io.restorable.backup.catalog;

import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.schema.SchemaObjects;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.catalog.scope.ScopeMatches;
import java.util.List;

/**
 * What must be known before tables are locked: enough to choose which ones.
 *
 * @param scope what the backup is asked to hold
 * @param matches which tables and schemas the scope's patterns name
 * @param schemas the database, its schemas and extensions
 * @param relations all relations, the system's own included
 */
public record CatalogOutline(DumpScope scope, ScopeMatches matches, SchemaObjects schemas, List<Relation> relations) {

    public CatalogOutline {
        relations = List.copyOf(relations);
    }
}
