package io.restorable.backup.connect;

import io.restorable.backup.error.TransactionPoolerException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Finds out whether server sessions are lent for one transaction only. A server tells its process id when a client logs
 * in; a proxy tells a number of its own. Behind a proxy, two connections at a time show whether each keeps a server
 * process to itself.
 */
public final class PoolerDetection {

    private static final int ROUNDS = 3;
    private static final int TIMEOUT_MILLIS = 10_000;

    private PoolerDetection() {}

    /**
     * Refuses hosts that are poolers by their name: Neon's convention. Does not connect.
     *
     * @throws TransactionPoolerException naming the host
     */
    public static void refuseByName(Database database) {
        for (Database.Address address : database.addresses()) {
            int dot = address.host().indexOf('.');
            String firstLabel = dot < 0 ? address.host() : address.host().substring(0, dot);
            if (firstLabel.endsWith("-pooler")) {
                throw new TransactionPoolerException(address.toString(), "the host's name says it is one", null);
            }
        }
    }

    /**
     * Refuses a pooler by its behaviour.
     *
     * @param first a connection in autocommit mode
     * @param second opens another one; called only if something stands between us and the server
     */
    static void refuseByBehaviour(Database database, Connection first, DataSource second) throws SQLException {
        if (first.unwrap(PGConnection.class).getBackendPID() == processId(first)) {
            return;
        }
        first.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
        try (Connection other = second.getConnection()) {
            other.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
            for (int round = 0; round < ROUNDS; round++) {
                compare(database, first, other);
            }
        } catch (SQLException failure) {
            throw new TransactionPoolerException(
                    database.location(), "two connections could not work side by side", failure);
        }
        first.setNetworkTimeout(Runnable::run, 0);
    }

    private static void compare(Database database, Connection first, Connection other) throws SQLException {
        int before = processId(first);
        other.setAutoCommit(false);
        if (processId(other) == before) {
            throw new TransactionPoolerException(
                    database.location(), "two open connections were served by one server process", null);
        }
        if (processId(first) != before) {
            throw new TransactionPoolerException(
                    database.location(), "one connection was served by two server processes in turn", null);
        }
        other.rollback();
        other.setAutoCommit(true);
    }

    private static int processId(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var resultSet = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            resultSet.next();
            return resultSet.getInt(1);
        }
    }
}
