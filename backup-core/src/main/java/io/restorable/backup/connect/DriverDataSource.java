package io.restorable.backup.connect;

import io.restorable.backup.connect.stall.StallWatch;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** New connections with one database. The pool knows only this, so that it cannot log a secret. */
final class DriverDataSource implements DataSource {

    static final String STALL_TIMEOUT = "stallTimeout";
    private static final Duration DEFAULT_STALL_TIMEOUT = Duration.ofMinutes(1);

    private final Database database;
    private final StallWatch watch;
    private @Nullable PrintWriter logWriter;
    private int loginTimeout;

    DriverDataSource(Database database) {
        this.database = database;
        this.watch = new StallWatch(stallTimeout(database), asked -> connect(properties(asked)));
    }

    private static Duration stallTimeout(Database database) {
        String seconds = database.properties().getOrDefault(STALL_TIMEOUT, "");
        return seconds.matches("[1-9]\\d{0,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : DEFAULT_STALL_TIMEOUT;
    }

    /** Ends the watch over connections that are still open. */
    void close() {
        watch.close();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watch.connect(properties(new Properties()), this::connect);
    }

    private Connection connect(Properties properties) throws SQLException {
        String url = "jdbc:postgresql://" + database.location() + "/"
                + URLEncoder.encode(database.name(), StandardCharsets.UTF_8);
        return Objects.requireNonNull(new Driver().connect(url, properties));
    }

    private Properties properties(Properties asked) {
        var properties = new Properties();
        // a server that is gone shows itself by this alone while a session waits without talking
        properties.setProperty("tcpKeepAlive", "true");
        // a host that accepts connections but never answers
        properties.setProperty("loginTimeout", "30");
        // the driver would leave out hosts that failed a moment ago, be it for a wrong password
        properties.setProperty("hostRecheckSeconds", "0");
        properties.setProperty("ApplicationName", "restorable");
        // for COPY alone, see EncodedCopy
        properties.setProperty("allowEncodingChanges", "true");
        properties.putAll(database.properties());
        properties.remove(STALL_TIMEOUT);
        properties.putAll(asked);
        properties.setProperty("user", database.user());
        if (database.password() != null) {
            properties.setProperty("password", database.password());
        }
        return properties;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is part of the database's description");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        logWriter = writer;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    /** Only remembered, for the pool's own waiting: how long the driver waits is a property of the connection. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("nothing is logged through java.util.logging");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public String toString() {
        return database.toString();
    }
}
