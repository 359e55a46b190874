package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** Another database of the target's server, from which the target itself can be made, renamed and dropped. */
public final class MaintenanceDatabase {

    private static final List<String> USUAL = List.of("postgres", "template1");

    private static final String OTHERS = """
            SELECT datname AS name FROM pg_catalog.pg_database
             WHERE datallowconn AND datname <> pg_catalog.current_database() AND datname <> ALL (?::text[])
               AND pg_catalog.has_database_privilege(oid, 'CONNECT')
             ORDER BY datistemplate, datname
            """;

    private MaintenanceDatabase() {}

    /**
     * Opens a pool in the first usual database that lets the role in, and if none does, in any other.
     *
     * @param target the database that is to be worked on; never the one that is opened
     * @param sessions how many sessions the pool has room for
     * @throws BackupException as from the first try, if no other database lets the role in
     */
    public static SessionPool open(Database target, SessionOptions sessions) {
        var failures = new ArrayList<BackupException>();
        for (String name : USUAL) {
            if (!name.equals(target.name())) {
                try {
                    return SessionPool.open(target.named(name), sessions);
                } catch (RefusedException refused) {
                    throw refused;
                } catch (BackupException failure) {
                    failures.add(failure);
                }
            }
        }
        return openAnother(target, sessions, failures.get(0));
    }

    private static SessionPool openAnother(Database target, SessionOptions sessions, BackupException first) {
        for (String name : others(target, first)) {
            try {
                return SessionPool.open(target.named(name), sessions);
            } catch (BackupException failure) {
                first.addSuppressed(failure);
            }
        }
        throw first;
    }

    /** Asks the target itself, which lets the role in if anything does. */
    private static List<String> others(Database target, BackupException first) {
        try (SessionPool pool = SessionPool.open(target, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            return session.query(
                    "looking for another database", OTHERS, row -> row.text("name"), "{postgres,template1}");
        } catch (BackupException failure) {
            first.addSuppressed(failure);
            throw first;
        }
    }
}
