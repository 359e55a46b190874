package io.restorable.backup.connect;

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

/**
 * One connection to PostgreSQL, used by one thread at a time. Rows are streamed from the server in portions, so that a
 * large catalog is never held twice.
 */
public final class Session implements AutoCloseable {

    private static final int FETCH_SIZE = 2_000;

    private final Connection connection;
    private final ServerVersion version;

    Session(Connection connection, ServerVersion version) {
        this.connection = connection;
        this.version = version;
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
     * @throws QueryFailedException if the server refuses the statement or the connection is gone
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
            throw new QueryFailedException(purpose, failure);
        }
    }

    /** Runs a statement, or several separated by semicolons, whose results do not matter. */
    public void execute(String purpose, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new QueryFailedException(purpose, failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new QueryFailedException("closing the connection", failure);
        }
    }
}
