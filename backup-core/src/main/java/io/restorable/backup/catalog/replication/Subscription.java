package io.restorable.backup.catalog.replication;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.ServerVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is received from a publisher. Never prints the connection string, which may hold a password.
 *
 * @param connection how to reach the publisher, in libpq's words
 * @param slot the replication slot's name, or {@code null} for none
 * @param publications the publications' names, not quoted
 * @param settings what differs from a plain subscription
 */
public record Subscription(
        ObjectIdentity identity,
        String connection,
        @Nullable String slot,
        List<String> publications,
        SubscriptionSettings settings)
        implements DatabaseObject {

    public Subscription {
        publications = List.copyOf(publications);
    }

    static String query(ServerVersion version) {
        return """
                SELECT oid, subname AS name, NULL AS schema, pg_catalog.pg_get_userbyid(subowner) AS owner,
                       subconninfo AS connection, subslotname AS slot, subpublications AS publications,
                       %s
                FROM pg_catalog.pg_subscription
                WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
                ORDER BY oid
                """.formatted(SubscriptionSettings.columns(version));
    }

    static Subscription read(Row row) {
        return new Subscription(
                ObjectIdentity.read(SystemCatalog.PG_SUBSCRIPTION, row),
                row.text("connection"),
                row.textOrNull("slot"),
                row.texts("publications"),
                SubscriptionSettings.read(row));
    }

    @Override
    public String toString() {
        return "subscription " + name();
    }
}
