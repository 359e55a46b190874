package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.pg.Identifiers;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the subscriptions out of a database that a restore made: with one in it, the server does not drop it. */
public final class Subscriptions {

    private static final Logger LOGGER = LoggerFactory.getLogger(Subscriptions.class);
    private static final String NAMES = """
            SELECT subname AS name FROM pg_catalog.pg_subscription
            WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            """;

    private Subscriptions() {}

    /** A restore creates them without any slot on the publisher, so there is none to remove. */
    public static void drop(Database database) {
        try (SessionPool pool = SessionPool.open(database, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            List<String> names = session.query("looking for subscriptions", NAMES, row -> row.text("name"));
            for (String name : names) {
                String subscription = "ALTER SUBSCRIPTION " + Identifiers.quote(name);
                session.execute("stopping subscription " + name, subscription + " DISABLE");
                session.execute("forgetting the slot of " + name, subscription + " SET (slot_name = NONE)");
                session.execute("dropping subscription " + name, "DROP SUBSCRIPTION " + Identifiers.quote(name));
            }
        } catch (BackupException failure) {
            // dropping the database fails as well then, and says what is left
            LOGGER.debug("Subscriptions of {} stay", database.name(), failure);
        }
    }
}
