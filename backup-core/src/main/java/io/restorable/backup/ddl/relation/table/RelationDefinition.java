package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.column.NotNull;
import io.restorable.backup.catalog.relation.table.OwningColumn;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.catalog.relation.table.TableConstraint;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of a relation: its definition, comments, labels, privileges. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, dumpTable, dumpTableSchema and dumpSequence.
 */
public final class RelationDefinition {

    private final Relations relations;
    private final Definitions definitions;

    /** Writes to {@code definitions}. */
    public RelationDefinition(Relations relations, Definitions definitions) {
        this.relations = relations;
        this.definitions = definitions;
    }

    /** Writes the entries of a relation's node. */
    public void define(ObjectNode node) {
        RelationParts parts = relations.get(node.subject(Relation.class).oid());
        if (node.includes(Component.DEFINITION)) {
            if (parts.relation().kind() == RelationKind.SEQUENCE) {
                defineSequence(parts);
            } else {
                defineTable(parts);
            }
        }
        if (node.includes(Component.PRIVILEGES)) {
            addPrivileges(parts);
        }
    }

    private void defineTable(RelationParts parts) {
        Relation relation = parts.relation();
        RelationKind kind = relation.kind();
        ObjectNode node = parts.node();
        boolean stored = kind.isTable() || kind == RelationKind.MATERIALIZED_VIEW;
        definitions.add(entry(parts, kind.words(), node.isPostponed() ? Section.POST_DATA : Section.PRE_DATA)
                .tablespace(stored ? relation.storage().tablespace() : null)
                .accessMethod(stored ? relation.storage().accessMethod() : null)
                .relationKind(kind.letter())
                .create(TableText.of(parts))
                .drop("DROP " + kind.words() + " " + parts.sqlName() + ";\n"));
        var target = CommandTarget.of(node, kind.words(), relation);
        if (node.includes(Component.COMMENT)) {
            definitions.tableComments(target, number -> number > 0 ? parts.columnName(number) : null);
        }
        if (node.includes(Component.SECURITY_LABEL)) {
            definitions.tableSecurityLabels(target, parts::columnName);
        }
        parts.facts().columns().forEach(column -> commentNotNull(parts, column));
        parts.constraints().forEach(constraint -> commentCheck(parts, constraint));
    }

    /** NOT NULL constraints that are not valid yet have a node, which brings their comments. */
    private void commentNotNull(RelationParts parts, Column column) {
        NotNull notNull = column.notNull();
        String name = parts.notNullName(column);
        if (notNull != null && notNull.comment() != null && name != null) {
            var id = CatalogId.of(SystemCatalog.PG_CLASS, parts.relation().oid());
            definitions.comment(onTable(parts, name, id), notNull.comment());
        }
    }

    private void commentCheck(RelationParts parts, ObjectNode node) {
        var constraint = node.subject(TableConstraint.class);
        if (!node.isSeparate() && constraint.local() && node.includes(Component.COMMENT)) {
            definitions.comment(onTable(parts, constraint.name(), constraint.id()), 0);
        }
    }

    private static CommandTarget onTable(RelationParts parts, String constraint, CatalogId id) {
        Relation relation = parts.relation();
        return new CommandTarget(
                "CONSTRAINT " + Identifiers.quote(constraint) + " ON",
                Identifiers.quote(relation.name()),
                relation.schema(),
                relation.owner(),
                id,
                parts.node().dumpId());
    }

    private void defineSequence(RelationParts parts) {
        Relation relation = parts.relation();
        OwningColumn owner = relation.ownedBy();
        RelationParts table = owner == null ? null : relations.get(owner.table());
        definitions.add(entry(parts, "SEQUENCE", Section.PRE_DATA)
                .create(SequenceText.create(parts, table))
                .drop(relation.isIdentitySequence() ? "" : "DROP SEQUENCE " + parts.sqlName() + ";\n"));
        if (owner != null && !owner.identity()) {
            addOwnedBy(parts, table, owner);
        }
        definitions.annotate(parts.node(), CommandTarget.of(parts.node(), "SEQUENCE", relation));
    }

    private void addOwnedBy(RelationParts parts, @Nullable RelationParts table, OwningColumn owner) {
        if (table != null && table.node().requested().contains(Component.DEFINITION)) {
            Relation relation = parts.relation();
            int dumpId = definitions.nextDumpId();
            definitions.add(
                    Definition.of(dumpId, CatalogId.NONE, "SEQUENCE OWNED BY", relation.name(), Section.PRE_DATA)
                            .schema(relation.schema())
                            .owner(relation.owner())
                            .create(SequenceText.ownedBy(parts, table, owner))
                            .dependOn(parts.node().dumpId()));
        }
    }

    private static Definition.Builder entry(RelationParts parts, String kind, Section section) {
        Relation relation = parts.relation();
        return Definitions.entry(parts.node(), kind, relation.name(), section)
                .schema(relation.schema())
                .owner(relation.owner());
    }

    private void addPrivileges(RelationParts parts) {
        Relation relation = parts.relation();
        String type = relation.kind() == RelationKind.SEQUENCE ? "SEQUENCE" : "TABLE";
        var target = CommandTarget.of(parts.node(), type, relation);
        int tableEntry = definitions.privileges(target, relation.privileges());
        CommandTarget table = target.as("TABLE");
        parts.facts()
                .columnPrivileges()
                .forEach(column -> definitions.columnPrivileges(
                        table, column.name(), column.number(), column.privileges(), tableEntry));
    }
}
