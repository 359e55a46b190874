package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.catalog.relation.table.RelationText;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;

/**
 * Writes the entries of defaults that stand outside of CREATE TABLE, and of partitions that join their table. Source:
 * PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpAttrDef and dumpTableAttach.
 */
public final class TablePartDefinition {

    private TablePartDefinition() {}

    /** Writes the entry of a default's node, if it has one of its own. */
    public static void defineDefault(ObjectNode node, Definitions definitions) {
        if (!node.isSeparate() || !node.includes(Component.DEFINITION)) {
            return;
        }
        var part = node.subject(DefaultPart.class);
        Relation relation = part.relation();
        String foreign = relation.kind() == RelationKind.FOREIGN_TABLE ? "FOREIGN " : "";
        String column = relation.qualifiedName() + " ALTER COLUMN "
                + Identifiers.quote(part.column().name());
        definitions.add(Definitions.entry(
                        node, "DEFAULT", relation.name() + " " + part.column().name(), Section.PRE_DATA)
                .schema(relation.schema())
                .owner(relation.owner())
                .create("ALTER " + foreign + "TABLE ONLY " + column + " SET DEFAULT " + part.expression() + ";\n")
                .drop("ALTER " + foreign + "TABLE " + column + " DROP DEFAULT;\n"));
    }

    /** Writes the entry of a partition's attachment. */
    public static void defineAttachment(ObjectNode node, Definitions definitions) {
        var partition = node.subject(RelationParts.class);
        RelationText text = partition.facts().text();
        if (text == null || text.partitionBound() == null) {
            throw new IllegalStateException("the bounds of partition " + partition.sqlName() + " were not read");
        }
        Relation relation = partition.relation();
        definitions.add(Definitions.entry(node, "TABLE ATTACH", relation.name(), Section.PRE_DATA)
                .schema(relation.schema())
                .owner(relation.owner())
                .create("ALTER TABLE ONLY " + partition.parents().get(0).sqlName() + " ATTACH PARTITION "
                        + partition.sqlName() + " " + text.partitionBound() + ";\n"));
    }
}
