package io.restorable.backup.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.TransactionPoolerException;
import io.restorable.backup.error.UnsupportedServerException;
import io.restorable.backup.pg.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A small pool of sessions with one database, for one backup or restore: never the application's. Safe for use by
 * several threads; each session belongs to one of them at a time.
 */
public final class SessionPool implements AutoCloseable {

    private final Database database;
    private final ServerFacts facts;
    private final DriverDataSource source;
    private final HikariDataSource pool;

    private SessionPool(Database database, ServerFacts facts, DriverDataSource source, HikariDataSource pool) {
        this.database = database;
        this.facts = facts;
        this.source = source;
        this.pool = pool;
    }

    /**
     * Connects once, to look at the server, and makes the pool.
     *
     * @throws ConnectionFailedException if there is no connection, with the reason
     * @throws TransactionPoolerException if a transaction pooler stands between
     * @throws UnsupportedServerException if the server is older or newer than those tested
     */
    public static SessionPool open(Database database, SessionOptions options) {
        PoolerDetection.refuseByName(database);
        var source = new DriverDataSource(database);
        try (Connection connection = source.getConnection()) {
            ServerVersion version = version(connection, options);
            PoolerDetection.refuseByBehaviour(database, connection, source);
            ServerFacts facts = ServerFacts.read(new Session(connection, version, database, used -> {}));
            var pool = new HikariDataSource(configuration(source, patience(database, options), options));
            return new SessionPool(database, facts, source, pool);
        } catch (SQLException failure) {
            source.close();
            throw ConnectionFailures.opening(database, failure);
        } catch (RuntimeException | Error failure) {
            source.close();
            throw failure;
        }
    }

    /** The database that the sessions are in. */
    public Database database() {
        return database;
    }

    /** What the server said when the pool was opened. */
    public ServerFacts facts() {
        return facts;
    }

    /**
     * Lends a session with the settings for its purpose, in autocommit mode. Closing it gives it back.
     *
     * @throws ConnectionFailedException if none is free or none can be opened in time
     */
    public Session session(SessionPurpose purpose) {
        Session session;
        try {
            session = new Session(pool.getConnection(), facts.version(), database, pool::evictConnection);
        } catch (SQLException failure) {
            throw ConnectionFailures.opening(database, failure);
        }
        try {
            SessionSettings.apply(session, purpose);
            return session;
        } catch (RuntimeException failure) {
            session.abort();
            session.close();
            throw failure;
        }
    }

    /** Ends all sessions, also those still lent. */
    @Override
    public void close() {
        pool.close();
        source.close();
    }

    private static ServerVersion version(Connection connection, SessionOptions options) throws SQLException {
        try (var statement = connection.createStatement();
                var resultSet = statement.executeQuery("SHOW server_version_num")) {
            resultSet.next();
            return SupportedServers.check(resultSet.getInt(1), options.untestedServerAllowed());
        }
    }

    /** Who wants to know soon that there is no connection does not want to wait longer for a second one. */
    private static Duration patience(Database database, SessionOptions options) {
        String seconds = database.properties().getOrDefault("loginTimeout", "");
        if (!seconds.matches("[1-9]\\d{0,4}")) {
            return options.patience();
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(seconds));
        return wanted.compareTo(options.patience()) < 0 ? wanted : options.patience();
    }

    private static HikariConfig configuration(DriverDataSource source, Duration patience, SessionOptions options) {
        var configuration = new HikariConfig();
        configuration.setPoolName("restorable");
        configuration.setDataSource(source);
        configuration.setMaximumPoolSize(options.sessions());
        configuration.setMinimumIdle(0);
        configuration.setConnectionTimeout(patience.toMillis());
        configuration.setInitializationFailTimeout(-1);
        // a session in the middle of a backup must not be replaced because of its age
        configuration.setMaxLifetime(0);
        configuration.setIdleTimeout(10_000);
        return configuration;
    }
}
