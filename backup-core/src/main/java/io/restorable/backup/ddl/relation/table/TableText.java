package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.relation.table.ForeignTable;
import io.restorable.backup.catalog.relation.table.PartitionedTable;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.catalog.relation.table.RelationText;
import io.restorable.backup.catalog.relation.table.Storage;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that create a table, foreign table, view or materialized view. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, dumpTableSchema.
 */
final class TableText {

    private final RelationParts parts;
    private final Relation relation;
    private final StringBuilder sql = new StringBuilder();

    private TableText(RelationParts parts) {
        this.parts = parts;
        this.relation = parts.relation();
    }

    static String of(RelationParts parts) {
        var text = new TableText(parts);
        if (parts.relation().kind() == RelationKind.VIEW) {
            text.appendView();
        } else {
            text.appendTable();
        }
        text.appendReplicaIdentity();
        if (parts.relation().forcedRowSecurity()) {
            text.appendAlter("FORCE ROW LEVEL SECURITY");
        }
        return text.sql.toString();
    }

    private void appendView() {
        sql.append("CREATE VIEW ").append(parts.sqlName());
        sql.append(parts.node().isDummyView() ? ViewText.empty(parts) : ViewText.complete(parts));
    }

    private void appendTable() {
        boolean materialized = relation.kind() == RelationKind.MATERIALIZED_VIEW;
        // PostgreSQL 18 refuses UNLOGGED for partitioned tables, where it never meant anything.
        boolean unlogged = relation.isUnlogged() && relation.kind() != RelationKind.PARTITIONED_TABLE;
        sql.append("CREATE ").append(unlogged ? "UNLOGGED " : "");
        sql.append(relation.kind().words()).append(' ').append(parts.sqlName());
        if (!materialized) {
            appendContents();
        }
        appendOptions();
        if (materialized) {
            sql.append(ViewText.asQuery(parts)).append("\n  WITH NO DATA");
        }
        sql.append(";\n");
        if (materialized) {
            sql.append(parts.node().extensionCommands("MATERIALIZED VIEW", parts.sqlName()));
        }
        sql.append(ColumnCommands.of(parts));
    }

    private void appendContents() {
        String rowTypeOf = rowTypeOf();
        if (rowTypeOf != null) {
            sql.append(" OF ").append(rowTypeOf);
        }
        List<String> elements = TableElements.of(parts, rowTypeOf != null);
        if (!elements.isEmpty()) {
            sql.append(elements.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)")));
        } else if (rowTypeOf == null) {
            sql.append(" (\n)");
        }
        if (!parts.parents().isEmpty() && !relation.partition()) {
            sql.append(parts.parents().stream()
                    .map(RelationParts::sqlName)
                    .collect(Collectors.joining(", ", "\nINHERITS (", ")")));
        }
        PartitionedTable partitioned = parts.facts().partitioned();
        if (partitioned != null) {
            sql.append("\nPARTITION BY ").append(partitioned.key());
        }
    }

    private @Nullable String rowTypeOf() {
        RelationText text = parts.facts().text();
        return text == null ? null : text.rowTypeOf();
    }

    private void appendOptions() {
        ForeignTable foreign = parts.facts().foreignTable();
        if (foreign != null) {
            sql.append("\nSERVER ").append(Identifiers.quote(foreign.server()));
        }
        Storage storage = relation.storage();
        var options = new ArrayList<String>(2);
        if (!storage.options().isEmpty()) {
            options.add(StorageOptions.list(storage.options(), ""));
        }
        if (!storage.toastOptions().isEmpty()) {
            options.add(StorageOptions.list(storage.toastOptions(), "toast."));
        }
        if (!options.isEmpty()) {
            sql.append("\nWITH (").append(String.join(", ", options)).append(')');
        }
        if (foreign != null && !foreign.options().isEmpty()) {
            sql.append("\nOPTIONS (\n    ").append(foreign.options()).append("\n)");
        }
    }

    /** An index as replica identity is said where the index is made. */
    private void appendReplicaIdentity() {
        if (relation.kind().isTable() || relation.kind() == RelationKind.MATERIALIZED_VIEW) {
            switch (relation.replicaIdentity()) {
                case 'n' -> appendAlter("REPLICA IDENTITY NOTHING");
                case 'f' -> appendAlter("REPLICA IDENTITY FULL");
                default -> {}
            }
        }
    }

    private void appendAlter(String change) {
        sql.append("\nALTER TABLE ONLY ")
                .append(parts.sqlName())
                .append(' ')
                .append(change)
                .append(";\n");
    }
}
