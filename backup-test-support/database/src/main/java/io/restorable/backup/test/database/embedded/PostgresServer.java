package io.restorable.backup.test.database.embedded;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server for tests: needs no installed PostgreSQL and no Docker, and runs as root too. It listens on
 * a random port of localhost, trusts every login, keeps its data in a temporary folder and stops with the JVM at the
 * latest. The encoding is UTF8, the locale C, the time zone UTC; fsync is off unless asked for.
 *
 * <p>Safe for use by several threads.
 */
public final class PostgresServer {

    private static final List<Integer> SUPPORTED = List.of(14, 15, 16, 17, 18);
    private static final ConcurrentMap<Integer, PostgresServer> SHARED = new ConcurrentHashMap<>();

    private final AtomicInteger names = new AtomicInteger();
    private final int major;
    private final boolean shared;
    private final ServerProcess process;

    private PostgresServer(int major, boolean shared, Map<String, String> settings) {
        if (!SUPPORTED.contains(major)) {
            throw new IllegalArgumentException("PostgreSQL " + major + " is not one of " + SUPPORTED);
        }
        settings.forEach((name, value) -> {
            if ((name + value)
                    .chars()
                    .anyMatch(letter -> Character.isWhitespace(letter) || "\"'\\".indexOf(letter) >= 0)) {
                throw new IllegalArgumentException("Setting '" + name + "' holds white space, a quote or a backslash");
            }
        });
        this.major = major;
        this.shared = shared;
        this.process = new ServerProcess(major, settings);
    }

    /**
     * The major versions that tests run on, oldest first: all that are supported, or those that the system property
     * {@code restorable.postgres} names ({@code 15,18}).
     *
     * @throws IllegalArgumentException if the property names something else
     */
    public static List<Integer> majors() {
        return majors(System.getProperty("restorable.postgres", ""));
    }

    static List<Integer> majors(String wanted) {
        if (wanted.isBlank()) {
            return SUPPORTED;
        }
        var words = Arrays.stream(wanted.split(",")).map(String::strip).toList();
        var unknown = words.stream().filter(word -> SUPPORTED.stream().noneMatch(each -> word.equals(each.toString())));
        unknown.findFirst().ifPresent(word -> {
            throw new IllegalArgumentException(
                    "restorable.postgres=" + wanted + ": '" + word + "' is not one of " + SUPPORTED);
        });
        return SUPPORTED.stream()
                .filter(each -> words.contains(each.toString()))
                .toList();
    }

    /**
     * The server of a major version that all tests of this JVM share. It starts on first use.
     *
     * @throws IllegalArgumentException if the version is not supported
     */
    public static PostgresServer of(int major) {
        return SHARED.computeIfAbsent(major, wanted -> new PostgresServer(wanted, true, Map.of()));
    }

    /** The shared server of the newest major version that tests run on. */
    public static PostgresServer newest() {
        var majors = majors();
        return of(majors.get(majors.size() - 1));
    }

    /**
     * Starts a server of one's own, for tests that stop it or need other settings than the shared one.
     *
     * @param settings server parameters ({@code fsync=on}); neither names nor values may hold white space or quotes
     * @throws IllegalArgumentException if the version is not supported or a setting cannot be passed on
     */
    public static PostgresServer start(int major, Map<String, String> settings) {
        var server = new PostgresServer(major, false, settings);
        server.port();
        return server;
    }

    /**
     * Stops the server and removes its data; does nothing if it is stopped already.
     *
     * @throws IllegalStateException if it is a shared server, which other tests still need
     */
    public void stop() {
        requireOwn();
        process.stop();
    }

    /**
     * Kills the server as a crash would, without any farewell to its clients, and removes its data.
     *
     * @throws IllegalStateException if it is a shared server, which other tests still need
     */
    public void kill() {
        requireOwn();
        process.kill();
    }

    /** The major version, 14 for instance. */
    public int major() {
        return major;
    }

    /** The name of the host it listens on. */
    public String host() {
        return "localhost";
    }

    /** The port it listens on. */
    public int port() {
        return process.port();
    }

    /** The name of the bootstrap superuser. */
    public String superuser() {
        return "postgres";
    }

    /** The JDBC URL of a database for the superuser. */
    public String jdbcUrl(String database) {
        return jdbcUrl(database, superuser());
    }

    /** The JDBC URL of a database for a role. */
    public String jdbcUrl(String database, String role) {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + encoded(database) + "?user=" + encoded(role);
    }

    /** Connections to a database as the superuser, each one new. */
    public DataSource dataSource(String database) {
        return dataSource(database, superuser());
    }

    /** Connections to a database as a role, each one new. */
    public DataSource dataSource(String database, String role) {
        var source = new PGSimpleDataSource();
        source.setURL(jdbcUrl(database, role));
        return source;
    }

    /**
     * Creates an empty database.
     *
     * @return its name: the prefix and a number that no other database of this server has
     */
    public String createDatabase(String prefix) {
        var name = uniqueName(prefix);
        execute("postgres", "CREATE DATABASE " + quoted(name));
        return name;
    }

    /** Drops a database if it exists, and ends the sessions in it. */
    public void dropDatabase(String database) {
        execute("postgres", "DROP DATABASE IF EXISTS " + quoted(database) + " WITH (FORCE)");
    }

    /**
     * Creates an ordinary role that may log in.
     *
     * @param options what else {@code CREATE ROLE} shall say ({@code CREATEDB}), may be empty
     * @return its name: the prefix and a number that no other role of this server has
     */
    public String createRole(String prefix, String options) {
        var name = uniqueName(prefix);
        execute("postgres", "CREATE ROLE " + quoted(name) + " LOGIN " + options);
        return name;
    }

    /**
     * Runs SQL in a database as the superuser, in a session of its own.
     *
     * @param sql one statement or several, which then run in one transaction
     * @throws IllegalStateException if it fails
     */
    public void execute(String database, String sql) {
        try (Connection connection = dataSource(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw failed(database, failure);
        }
    }

    /**
     * Runs a query in a database as the superuser.
     *
     * @return the first column of the first row as text, or {@code null} if there is no row or it is null
     * @throws IllegalStateException if it fails
     */
    public @Nullable String query(String database, String sql) {
        try (Connection connection = dataSource(database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException failure) {
            throw failed(database, failure);
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL " + major;
    }

    private void requireOwn() {
        if (shared) {
            throw new IllegalStateException(
                    "The shared server of PostgreSQL " + major + " ends with the JVM. Start one of your own.");
        }
    }

    private IllegalStateException failed(String database, SQLException failure) {
        return new IllegalStateException(this + ", database " + database + ": " + failure.getMessage(), failure);
    }

    private String uniqueName(String prefix) {
        return prefix + "_" + names.incrementAndGet();
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
