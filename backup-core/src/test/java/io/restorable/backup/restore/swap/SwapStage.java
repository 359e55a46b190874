package io.restorable.backup.restore.swap;

import io.restorable.backup.Backups;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database with a table {@code orders}, owned by an ordinary role with CREATEDB, and all that becomes of it in a test.
 * Its name has quotes, spaces and letters of two bytes.
 */
final class SwapStage implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PostgresServer server;
    private final Path store;
    private final String role;
    private final String database;

    SwapStage(PostgresServer server, Path store) {
        this.server = server;
        this.store = store;
        this.role = server.createRole("Swapping owner's", "CREATEDB");
        String beginning = "swap \"é\" " + NUMBER.incrementAndGet() + " ";
        // 63 bytes: é takes two
        this.database =
                beginning + "é".repeat((62 - beginning.length()) / 2) + (beginning.length() % 2 == 0 ? "" : "x");
        server.execute("postgres", "CREATE DATABASE " + quoted(database) + " OWNER " + quoted(role));
        own("CREATE SCHEMA sales; CREATE TABLE sales.orders (id int PRIMARY KEY, note text);"
                + " INSERT INTO sales.orders SELECT i, 'order ' || i FROM generate_series(1, 100) i");
    }

    PostgresServer server() {
        return server;
    }

    String database() {
        return database;
    }

    String role() {
        return role;
    }

    String url() {
        return server.jdbcUrl(database, role);
    }

    String store() {
        return store.toString();
    }

    /** Backs up and restores as the ordinary role. */
    Backups backups(ProgressListener listener, Clock clock) {
        return Backups.builder()
                .database(url())
                .store(store.toString())
                .listener(listener)
                .clock(clock)
                .build();
    }

    Backups backups() {
        return backups(ProgressListener.NONE, Clock.systemUTC());
    }

    /** Runs SQL in the database as its owner. */
    void own(String sql) {
        try (Connection connection = server.dataSource(database, role).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs SQL in database postgres as a superuser. */
    void admin(String sql) {
        server.execute("postgres", sql);
    }

    String ask(String sql) {
        return Objects.requireNonNullElse(server.query("postgres", sql), "");
    }

    String count(String name) {
        return String.valueOf(server.query(name, "SELECT count(*) FROM sales.orders"));
    }

    /** Identifies the database that has the name now. */
    String oid() {
        return ask("SELECT oid FROM pg_database WHERE datname = " + literal(database));
    }

    /** All databases of the stage's owner, in the order of their names. */
    List<String> databases() {
        String all = ask("SELECT string_agg(datname, '\n' ORDER BY datname) FROM pg_database JOIN pg_roles r"
                + " ON datdba = r.oid WHERE rolname = " + literal(role));
        return all.isEmpty() ? List.of() : all.lines().toList();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() {
        databases().forEach(server::dropDatabase);
        admin("DROP ROLE " + quoted(role));
    }
}
