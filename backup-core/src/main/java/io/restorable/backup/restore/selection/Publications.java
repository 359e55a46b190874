package io.restorable.backup.restore.selection;

import io.restorable.backup.connect.Session;
import io.restorable.backup.error.RefusedException;
import java.util.Collection;
import java.util.List;

/** Publications that would take up whatever a restore makes, and send its rows to subscribers as new ones. */
final class Publications {

    private static final int OF_SCHEMAS_SINCE = 15;

    private static final String OF_ALL_TABLES =
            "SELECT pubname AS name, NULL AS schema FROM pg_catalog.pg_publication WHERE puballtables";

    private static final String OF_SCHEMAS = """
             UNION ALL
            SELECT pubname, nspname
              FROM pg_catalog.pg_publication publication
              JOIN pg_catalog.pg_publication_namespace member ON member.pnpubid = publication.oid
              JOIN pg_catalog.pg_namespace namespace ON namespace.oid = member.pnnspid
            """;

    private Publications() {}

    /**
     * Looks for publications of all tables, and of these schemas.
     *
     * @throws RefusedException if there is one, by its name
     */
    static void refuse(Session session, Collection<String> schemas) {
        String query = session.version().atLeast(OF_SCHEMAS_SINCE) ? OF_ALL_TABLES + OF_SCHEMAS : OF_ALL_TABLES;
        List<String> names = session
                .query("looking for publications", query, row -> {
                    String schema = row.textOrNull("schema");
                    return schema == null || schemas.contains(schema) ? row.text("name") : "";
                })
                .stream()
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (!names.isEmpty()) {
            throw new RefusedException(
                    "Tables that are made here are published at once, and subscribers would get the restored rows as new"
                            + " ones: publication " + Names.some(names) + ".",
                    "Restore to a new database ('--to new'), or put only the rows back ('--data-only').");
        }
    }
}
