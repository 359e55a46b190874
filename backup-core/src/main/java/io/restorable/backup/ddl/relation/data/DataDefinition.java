package io.restorable.backup.ddl.relation.data;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.sequence.SequenceValue;
import io.restorable.backup.catalog.relation.table.PartitionedTable;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.ddl.definition.DataContent.TableRows;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.relation.table.RelationParts;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the entries of rows, sequence values and refreshes. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * dumpTableData, dumpSequenceData and refreshMatViewData.
 */
public final class DataDefinition {

    private DataDefinition() {}

    /** Writes the entry that holds a table's rows. */
    public static void defineRows(ObjectNode node, Definitions definitions) {
        if (!node.includes(Component.DATA)) {
            return;
        }
        var rows = node.subject(RelationRows.class);
        RelationParts parts = rows.parts();
        List<String> columns = columns(parts);
        RelationParts target = copyTarget(parts);
        Relation relation = parts.relation();
        definitions.add(entry(node, relation, "TABLE DATA", Section.DATA)
                .create(target == parts ? "" : rootMarker(target))
                .copy("COPY " + target.sqlName() + " " + columnList(columns) + " FROM stdin;\n")
                .content(new TableRows(
                        relation.oid(),
                        relation.qualifiedName(),
                        columns,
                        rows.condition(),
                        relation.foreignServer() != 0,
                        relation.storage().pages()))
                .dependOn(parts.node().dumpId()));
    }

    /** Writes the entry that sets a sequence's value. */
    public static void defineSequenceSet(ObjectNode node, Definitions definitions) {
        RelationParts parts = node.subject(RelationRows.class).parts();
        SequenceValue value = parts.facts().value();
        if (!node.includes(Component.DATA) || !definitions.includesData()) {
            return;
        }
        if (value == null) {
            throw new IllegalStateException("the value of sequence " + parts.sqlName() + " was not read");
        }
        Relation relation = parts.relation();
        String create = "SELECT pg_catalog.setval(" + Literals.quote(parts.sqlName()) + ", " + value.last() + ", "
                + value.called() + ");\n";
        definitions.add(Definition.of(node.dumpId(), CatalogId.NONE, "SEQUENCE SET", relation.name(), Section.DATA)
                .schema(relation.schema())
                .owner(relation.owner())
                .create(create)
                .dependOn(parts.node().dumpId()));
    }

    /** Writes the entry that fills a materialized view. */
    public static void defineRefresh(ObjectNode node, Definitions definitions) {
        var rows = node.subject(RelationRows.class);
        if (!rows.isEmpty() && node.includes(Component.DATA)) {
            var entry = entry(node, rows.parts().relation(), "MATERIALIZED VIEW DATA", Section.POST_DATA)
                    .create("REFRESH MATERIALIZED VIEW " + rows.parts().sqlName() + ";\n");
            node.dependencies().forEach(entry::dependOn);
            definitions.add(entry);
        }
    }

    private static Definition.Builder entry(ObjectNode node, Relation relation, String kind, Section section) {
        return Definitions.entry(node, kind, relation.name(), section)
                .schema(relation.schema())
                .owner(relation.owner());
    }

    private static List<String> columns(RelationParts parts) {
        return parts.facts().columns().stream()
                .filter(column -> !column.dropped() && !column.isGenerated())
                .map(Column::name)
                .toList();
    }

    private static String columnList(List<String> columns) {
        return columns.isEmpty()
                ? ""
                : columns.stream().map(Identifiers::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The table to copy into: a partition's root where the hash of its key differs after a restore. */
    private static RelationParts copyTarget(RelationParts parts) {
        RelationParts ancestor = parts;
        boolean viaRoot = false;
        while (ancestor.relation().partition() && !ancestor.parents().isEmpty()) {
            ancestor = ancestor.parents().get(0);
            PartitionedTable partitioned = ancestor.facts().partitioned();
            viaRoot |= partitioned != null && partitioned.hashesEnum();
        }
        return viaRoot ? ancestor : parts;
    }

    private static String rootMarker(RelationParts root) {
        return "-- load via partition root " + root.sqlName().replace('\n', ' ').replace('\r', ' ');
    }
}
