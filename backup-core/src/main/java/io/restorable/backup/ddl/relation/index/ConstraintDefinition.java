package io.restorable.backup.ddl.relation.index;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.relation.index.ForeignKey;
import io.restorable.backup.catalog.relation.index.Index;
import io.restorable.backup.catalog.relation.index.IndexConstraint;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.catalog.relation.table.TableConstraint;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.relation.index.IndexNodes.IndexReference;
import io.restorable.backup.ddl.relation.table.RelationParts;
import io.restorable.backup.ddl.relation.table.Relations;
import io.restorable.backup.ddl.relation.table.StorageOptions;
import io.restorable.backup.pg.Identifiers;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes the entries of constraints that stand outside of CREATE TABLE. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, dumpConstraint.
 */
public final class ConstraintDefinition {

    private final Relations relations;
    private final Definitions definitions;

    /** Writes to {@code definitions}. */
    public ConstraintDefinition(Relations relations, Definitions definitions) {
        this.relations = relations;
        this.definitions = definitions;
    }

    /** Writes the entries of the node of a primary key, unique, exclusion, check or NOT NULL constraint. */
    public void define(ObjectNode node) {
        if (!node.isSeparate()) {
            return;
        }
        if (node.subject(Object.class) instanceof IndexReference reference) {
            defineIndexConstraint(node, reference.parts());
        } else {
            defineTableConstraint(node, node.subject(TableConstraint.class));
        }
    }

    /** Writes the entries of a foreign key's node. */
    public void defineForeignKey(ObjectNode node) {
        var foreignKey = node.subject(ForeignKey.class);
        RelationParts table = relations.get(foreignKey.table());
        boolean partitioned = table.relation().kind() == RelationKind.PARTITIONED_TABLE;
        // Foreign keys of partitioned tables hold for partitions; elsewhere they hold for the one table only.
        String alter = alter(table) + (partitioned ? "" : "ONLY ") + table.sqlName();
        write(
                node,
                table,
                foreignKey,
                entry(node, table, foreignKey, "FK CONSTRAINT")
                        .create(alter + "\n    ADD CONSTRAINT " + quoted(foreignKey) + " " + foreignKey.definition()
                                + ";\n")
                        .drop(alter + " DROP CONSTRAINT " + quoted(foreignKey) + ";\n"));
    }

    private void defineIndexConstraint(ObjectNode node, IndexParts parts) {
        RelationParts table = parts.table();
        IndexConstraint constraint = Objects.requireNonNull(parts.index().constraint());
        String alter = alter(table) + "ONLY " + table.sqlName();
        write(
                node,
                table,
                constraint,
                entry(node, table, constraint, "CONSTRAINT")
                        .tablespace(parts.index().tablespace())
                        .create(alter + "\n    ADD CONSTRAINT " + quoted(constraint) + " " + body(parts, constraint)
                                + ";\n"
                                + IndexDefinition.clustered(parts) + IndexDefinition.replicaIdentity(parts)
                                + parts.node().extensionCommands("INDEX", parts.sqlName()))
                        .drop(alter + " DROP CONSTRAINT " + quoted(constraint) + ";\n"));
    }

    private static String body(IndexParts parts, IndexConstraint constraint) {
        if (constraint.definition() != null) {
            return constraint.definition();
        }
        Index index = parts.index();
        List<Integer> included = index.namedIncluded();
        boolean nullsNotDistinct = index.nullsNotDistinct() && !constraint.isPrimaryKey();
        return (constraint.isPrimaryKey() ? "PRIMARY KEY" : "UNIQUE")
                + (nullsNotDistinct ? " NULLS NOT DISTINCT" : "")
                + " (" + columns(parts, index.namedKeys()) + (constraint.withoutOverlaps() ? " WITHOUT OVERLAPS" : "")
                + (included.isEmpty() ? "" : ") INCLUDE (" + columns(parts, included)) + ")"
                + StorageOptions.withClause(index.options())
                + (constraint.deferrable() ? " DEFERRABLE" : "")
                + (constraint.deferrable() && constraint.deferred() ? " INITIALLY DEFERRED" : "");
    }

    private static String columns(IndexParts parts, List<Integer> numbers) {
        return numbers.stream()
                .map(number ->
                        Identifiers.quote(Objects.requireNonNull(parts.table().columnName(number))))
                .collect(Collectors.joining(", "));
    }

    private void defineTableConstraint(ObjectNode node, TableConstraint constraint) {
        RelationParts table = relations.get(constraint.table());
        // Not ONLY: children get the constraint with their parent, and their own entries are left out.
        String alter = alter(table) + table.sqlName();
        Definition.Builder entry = entry(
                        node, table, constraint, constraint.notNull() ? "CONSTRAINT" : "CHECK CONSTRAINT")
                .create(alter + "\n    ADD CONSTRAINT " + quoted(constraint) + " " + constraint.definition() + ";\n")
                .drop(alter + " DROP CONSTRAINT " + quoted(constraint) + ";\n");
        if (constraint.local()) {
            write(node, table, constraint, entry);
        } else if (node.includes(Component.COMMENT)) {
            definitions.comment(target(node, table, constraint), 0);
        }
    }

    private void write(ObjectNode node, RelationParts table, DatabaseObject constraint, Definition.Builder entry) {
        if (node.includes(Component.DEFINITION)) {
            definitions.add(entry);
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(target(node, table, constraint), 0);
        }
    }

    private static Definition.Builder entry(
            ObjectNode node, RelationParts table, DatabaseObject constraint, String kind) {
        String tag = table.relation().name() + " " + constraint.name();
        return Definitions.entry(node, kind, tag, Section.POST_DATA)
                .schema(table.relation().schema())
                .owner(table.relation().owner());
    }

    private static CommandTarget target(ObjectNode node, RelationParts table, DatabaseObject constraint) {
        return CommandTarget.of(node, "CONSTRAINT " + quoted(constraint) + " ON", constraint)
                .named(Identifiers.quote(table.relation().name()));
    }

    private static String alter(RelationParts table) {
        return table.relation().kind() == RelationKind.FOREIGN_TABLE ? "ALTER FOREIGN TABLE " : "ALTER TABLE ";
    }

    private static String quoted(DatabaseObject constraint) {
        return Identifiers.quote(constraint.name());
    }
}
