package io.restorable.backup.ddl;

import io.restorable.backup.catalog.CatalogOutline;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.table.OwningColumn;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.catalog.schema.ExtensionRecord.ConfigurationTable;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.selection.Selection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which relations a backup is about, known before any of them is touched. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, getTables.
 */
public final class RelationChoice {

    private static final Set<Component> LOOKED_AT =
            EnumSet.of(Component.DEFINITION, Component.DATA, Component.STATISTICS);
    private static final Set<RelationKind> LOCKABLE = EnumSet.of(RelationKind.TABLE, RelationKind.PARTITIONED_TABLE);

    private final CatalogOutline outline;
    private final Selection selection;
    private final Map<Long, Relation> relations = new HashMap<>();
    private final Set<Long> configurationTables = new HashSet<>();

    public RelationChoice(CatalogOutline outline) {
        this.outline = outline;
        this.selection = new Selection(outline.scope(), outline.matches(), outline.schemas());
        outline.relations().forEach(relation -> relations.put(relation.oid(), relation));
        outline.schemas().extensions().stream()
                .flatMap(extension -> extension.configurationTables().stream())
                .map(ConfigurationTable::tableOid)
                .forEach(configurationTables::add);
    }

    /** Whether the relation is defined, or its rows are saved. */
    public boolean isWanted(Relation relation) {
        OwningColumn owner = relation.ownedBy();
        return isChosen(relation)
                || configurationTables.contains(relation.oid())
                || (owner != null && relations.containsKey(owner.table()) && isChosen(relations.get(owner.table())));
    }

    /** The tables that must be locked before anything about them is read, in the order of their OIDs. */
    public List<Relation> tablesToLock() {
        return outline.relations().stream()
                .filter(relation -> LOCKABLE.contains(relation.kind()))
                .filter(this::isWanted)
                .toList();
    }

    private boolean isChosen(Relation relation) {
        return relation.kind() != RelationKind.COMPOSITE_TYPE
                && selection.tableParts(id(relation), relation.schema()).stream()
                        .anyMatch(LOOKED_AT::contains);
    }

    private static CatalogId id(Relation relation) {
        return CatalogId.of(SystemCatalog.PG_CLASS, relation.oid());
    }
}
