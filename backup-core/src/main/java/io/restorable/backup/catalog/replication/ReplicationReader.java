package io.restorable.backup.catalog.replication;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads pg_publication, pg_publication_namespace, pg_publication_rel and pg_subscription. Has no state.
 *
 * <p>Only a superuser may read how a subscription connects. As any other role, as with pg_dump, the subscriptions are
 * left out; here each one is named.
 */
public final class ReplicationReader {

    private static final String NAMES_OF_SUBSCRIPTIONS = """
            SELECT oid, subname AS name
            FROM pg_catalog.pg_subscription
            WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            ORDER BY subname
            """;

    /** Reads all publications and subscriptions of the session's database. */
    public ReplicationObjects read(Session session) {
        boolean superuser = isSuperuser(session);
        Map<CatalogId, String> hidden = superuser ? Map.of() : hiddenSubscriptions(session);
        return new ReplicationObjects(
                session.query("reading the publications", Publication.query(session.version()), Publication::read),
                readSchemas(session),
                session.query(
                        "reading the tables of publications",
                        PublicationTable.query(session.version()),
                        PublicationTable::read),
                superuser ? readSubscriptions(session) : List.of(),
                hidden.keySet(),
                List.copyOf(hidden.values()));
    }

    private static boolean isSuperuser(Session session) {
        return session.query(
                        "asking for the role's rights",
                        "SELECT pg_catalog.current_setting('is_superuser') AS answer",
                        row -> row.text("answer"))
                .contains("on");
    }

    private static List<PublicationSchema> readSchemas(Session session) {
        return session.version().atLeast(15)
                ? session.query("reading the schemas of publications", PublicationSchema.QUERY, PublicationSchema::read)
                : List.of();
    }

    private static List<Subscription> readSubscriptions(Session session) {
        return session.query("reading the subscriptions", Subscription.query(session.version()), Subscription::read);
    }

    private static Map<CatalogId, String> hiddenSubscriptions(Session session) {
        var hidden = new LinkedHashMap<CatalogId, String>();
        session.forEach(
                "reading the names of the subscriptions",
                NAMES_OF_SUBSCRIPTIONS,
                row -> hidden.put(
                        CatalogId.of(SystemCatalog.PG_SUBSCRIPTION, row.oid("oid")),
                        "The subscription %s is left out: only a superuser may read how it connects."
                                .formatted(row.text("name"))));
        return hidden;
    }
}
