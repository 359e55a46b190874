package io.restorable.backup.test.migration;

import io.restorable.backup.pg.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Reads which tables another session has locked. */
final class BackendLocks {

    // What the other session's open transaction made is not in our pg_class, and what it drops still is.
    private static final String LOCKS = """
            SELECT n.nspname, c.relname, l.mode
              FROM pg_catalog.pg_locks l
              JOIN pg_catalog.pg_class c ON c.oid = l.relation
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE l.pid = ? AND l.locktype = 'relation' AND l.granted
               AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
               AND c.relkind IN ('r', 'p', 'm', 'f', 'v')
               AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
            """;

    private BackendLocks() {}

    /** The server process of a session. */
    static int processOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Adds what the process has locked, keeping the stronger mode where a table is known already. */
    static void addTo(Map<QualifiedName, LockMode> locks, Connection observer, int process) throws SQLException {
        try (var statement = observer.prepareStatement(LOCKS)) {
            statement.setInt(1, process);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var table = new QualifiedName(rows.getString(1), rows.getString(2));
                    LockMode.shownAs(rows.getString(3))
                            .ifPresent(mode -> locks.merge(table, mode, BackendLocks::stronger));
                }
            }
        }
    }

    static LockMode stronger(LockMode one, LockMode other) {
        return one.isStrongerThan(other) ? one : other;
    }

    /** The name of the database that a connection leads to. */
    static String nameOf(Connection connection) {
        try {
            return "database " + connection.getCatalog();
        } catch (SQLException gone) {
            return "a database that is gone";
        }
    }
}
