package io.restorable.backup.test.server;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.PlainDataSource;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.restore.database.Subscriptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server to restore to. Safe for use by many threads.
 *
 * @param database any database of it, and the role that creates databases
 * @param description what messages call it: {@code embedded PostgreSQL 18}
 * @param ours whether it was started for these tests, so that roles may be made in it
 * @param extensionAdvice what to do where it lacks an extension; full sentences
 */
public record ScratchServer(Database database, String description, boolean ours, String extensionAdvice) {

    private static final Logger LOGGER = LoggerFactory.getLogger(ScratchServer.class);

    /**
     * Makes the roles that a backup names and this server lacks, without any right to log in, so that owners and
     * privileges come back and can be compared. Does so on servers of these tests only.
     */
    public void addRoles(List<String> names) {
        if (!ours) {
            return;
        }
        for (String name : names) {
            try {
                if (isMissing(name)) {
                    execute("CREATE ROLE " + Identifiers.quote(name));
                }
            } catch (SQLException failure) {
                // Another test made it at the same time, or it is reserved; the restore says what it cannot do without.
                LOGGER.debug("Role {} was not made: {}", name, failure.getMessage());
            }
        }
    }

    /** Drops a database of this server and ends the sessions in it; says in the log if it stays. */
    public void drop(RestoredDatabase restored) {
        boolean interrupted = Thread.interrupted();
        try {
            Subscriptions.drop(restored.database());
            execute("DROP DATABASE IF EXISTS " + Identifiers.quote(restored.name()) + " WITH (FORCE)");
        } catch (SQLException | BackupException failure) {
            LOGGER.warn("Database {} stays on {}: {}", restored.name(), description, failure.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Runs one statement in a session of its own, outside of any transaction.
     *
     * @throws SQLException if it fails
     */
    public void execute(String sql) throws SQLException {
        try (var connection = PlainDataSource.of(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Whether there is a database of that name.
     *
     * @throws SQLException if the server does not say
     */
    public boolean hasDatabase(String name) throws SQLException {
        return !names("SELECT datname FROM pg_catalog.pg_database WHERE datname = ?", name)
                .isEmpty();
    }

    /**
     * The names of the databases that have exactly this comment.
     *
     * @throws SQLException if the server does not say
     */
    public List<String> databasesMarked(String comment) throws SQLException {
        return names(
                "SELECT datname FROM pg_catalog.pg_database"
                        + " WHERE pg_catalog.shobj_description(oid, 'pg_database') = ?",
                comment);
    }

    @Override
    public String toString() {
        return description;
    }

    private boolean isMissing(String role) throws SQLException {
        return names("SELECT rolname FROM pg_catalog.pg_roles WHERE rolname = ?", role)
                .isEmpty();
    }

    private List<String> names(String query, String parameter) throws SQLException {
        var names = new ArrayList<String>();
        try (var connection = PlainDataSource.of(database).getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
