package io.restorable.backup.connect;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.pg.ServerVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to PostgreSQL, used by one thread at a time. Rows are streamed from the server in portions, so that a
 * large catalog is never held twice.
 */
public final class Session implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Session.class);
    private static final int FETCH_SIZE = 2_000;

    private final Connection connection;
    private final ServerVersion version;
    private final Database database;
    private final Consumer<Connection> eviction;
    private volatile boolean aborted;

    /** @param eviction takes the connection out of its pool for good */
    Session(Connection connection, ServerVersion version, Database database, Consumer<Connection> eviction) {
        this.connection = connection;
        this.version = version;
        this.database = database;
        this.eviction = eviction;
    }

    /** The version of the server at the other end. */
    public ServerVersion version() {
        return version;
    }

    /** The connection underneath, for COPY and large objects. It stays owned by this session. */
    public Connection connection() {
        return connection;
    }

    /**
     * Reads all rows of a query.
     *
     * @param purpose what the query is for, in plain words for the error message: "reading the tables"
     * @param sql the query, with {@code ?} for each parameter
     * @param reader makes a value of a row; a row is valid only during the call
     * @throws QueryFailedException if the server refuses the statement
     * @throws ConnectionFailedException if the connection is gone
     */
    public <T> List<T> query(String purpose, String sql, Function<Row, T> reader, Object... parameters) {
        var values = new ArrayList<T>();
        forEach(purpose, sql, row -> values.add(reader.apply(row)), parameters);
        return values;
    }

    /** Hands each row of a query to {@code consumer}; otherwise as {@link #query}. */
    public void forEach(String purpose, String sql, Consumer<Row> consumer, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (ResultSet resultSet = statement.executeQuery()) {
                var row = new Row(resultSet);
                while (resultSet.next()) {
                    consumer.accept(row);
                }
            }
        } catch (SQLException failure) {
            throw ConnectionFailures.running(database, purpose, failure);
        }
    }

    /** Runs a statement, or several separated by semicolons, whose results do not matter. */
    public void execute(String purpose, String sql) {
        try (var statement = connection.createStatement()) {
            // braces are part of PostgreSQL's SQL, not JDBC escapes
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException failure) {
            throw ConnectionFailures.running(database, purpose, failure);
        }
    }

    /** Gives the session the settings of another purpose than it was opened for. */
    public void prepare(SessionPurpose purpose) {
        SessionSettings.apply(this, purpose);
    }

    /** Whether each statement is a transaction of its own at present. */
    public boolean isAutoCommit() {
        try {
            return connection.getAutoCommit();
        } catch (SQLException failure) {
            throw ConnectionFailures.running(database, "looking at the transaction", failure);
        }
    }

    /** Ends autocommit mode: the next statement starts a transaction. */
    public void beginTransaction() {
        change("starting a transaction", () -> connection.setAutoCommit(false));
    }

    /** Makes what the transaction did last, and returns to autocommit mode. */
    public void commit() {
        change("committing", () -> {
            connection.commit();
            connection.setAutoCommit(true);
        });
    }

    /** Undoes what the transaction did, and returns to autocommit mode. */
    public void rollback() {
        change("rolling back", () -> {
            connection.rollback();
            connection.setAutoCommit(true);
        });
    }

    /** The driver's way to COPY in UTF-8, for this session only. */
    public CopyManager copyManager() {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI();
        } catch (SQLException failure) {
            throw ConnectionFailures.running(database, "preparing COPY", failure);
        }
    }

    /** COPY, in the encoding that the rows have. Close it before the session does anything else. */
    public EncodedCopy copy(CopyEncoding encoding) {
        return new EncodedCopy(this, encoding);
    }

    /** Whether a transaction is open in which a statement failed; the server refuses all others until it ends. */
    boolean hasFailed() {
        try {
            return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
        } catch (SQLException closed) {
            return true;
        }
    }

    /** The process that serves this session. */
    public int processId() {
        return query("asking for the process id", "SELECT pg_catalog.pg_backend_pid() AS pid", row -> row.number("pid"))
                .get(0);
    }

    /**
     * What became of a statement that the caller ran on {@link #connection()} by itself.
     *
     * @param purpose what the statement was for, as in {@link #query}
     */
    public BackupException failure(String purpose, SQLException failure) {
        return ConnectionFailures.running(database, purpose, failure);
    }

    /**
     * Ends the session at once, whatever it is doing: asks the server to cancel the statement, then closes the
     * connection. May be called by any thread; never throws. Its owner closes it all the same.
     */
    public void abort() {
        aborted = true;
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException alreadyGone) {
            log.debug("No statement to cancel", alreadyGone);
        }
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            log.debug("No connection to end", alreadyGone);
        }
    }

    /**
     * Gives the session back to its pool; a transaction still open is rolled back. One that was aborted leaves the pool. In
     * the middle of a COPY it would wait for its end for ever: abort before.
     */
    @Override
    public void close() {
        if (aborted) {
            eviction.accept(connection);
        } else {
            change("closing the connection", connection::close);
        }
    }

    private void change(String purpose, Change change) {
        try {
            change.run();
        } catch (SQLException failure) {
            throw ConnectionFailures.running(database, purpose, failure);
        }
    }

    private interface Change {
        void run() throws SQLException;
    }
}
