package io.restorable.backup.ddl.replication;

import io.restorable.backup.catalog.replication.Publication;
import io.restorable.backup.catalog.replication.PublicationSchema;
import io.restorable.backup.catalog.replication.PublicationTable;
import io.restorable.backup.pg.Identifiers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The statements that make publications and add tables and schemas to them. */
final class PublicationCommands {

    private PublicationCommands() {}

    static String create(Publication publication) {
        String operations = publication.operations().stream()
                .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "CREATE PUBLICATION " + Identifiers.quote(publication.name())
                + (publication.allTables() ? " FOR ALL TABLES" : "")
                + " WITH (publish = '" + operations + "'"
                + (publication.throughRoot() ? ", publish_via_partition_root = true" : "")
                + (publication.generatedColumns() == 's' ? ", publish_generated_columns = stored" : "")
                + ");\n";
    }

    /** The condition gets parentheses, which PostgreSQL leaves out of plain constants such as {@code true}. */
    static String addTable(PublicationTable table) {
        return "ALTER PUBLICATION " + Identifiers.quote(table.publication())
                + " ADD TABLE ONLY " + Identifiers.qualify(table.schema(), table.name())
                + (table.columns() == null ? "" : " (" + quoteAll(table.columns()) + ")")
                + (table.rowFilter() == null ? "" : " WHERE (" + table.rowFilter() + ")")
                + ";\n";
    }

    static String addSchema(PublicationSchema schema) {
        return "ALTER PUBLICATION " + Identifiers.quote(schema.publication()) + " ADD TABLES IN SCHEMA "
                + Identifiers.quote(schema.name()) + ";\n";
    }

    /** The names quoted where needed and separated by commas. */
    static String quoteAll(List<String> names) {
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }
}
