package io.restorable.backup.test.schema;

import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the zoo's SQL in one database as one role, each file in a session and transaction of its own. */
final class ZooScript {

    private static final List<Integer> MAJORS_WITH_ADDITIONS = List.of(15, 16, 17, 18);

    private final PostgresServer server;
    private final String database;
    private final String role;

    ZooScript(PostgresServer server, String database, String role) {
        this.server = server;
        this.database = database;
        this.role = role;
    }

    /** Runs {@code name.sql} and {@code name-15.sql} and so on, as far as they exist and the server knows them. */
    void run(String name) {
        runIfThere(name);
        MAJORS_WITH_ADDITIONS.stream()
                .filter(major -> major <= server.major())
                .forEach(major -> runIfThere(name + "-" + major));
    }

    private void runIfThere(String name) {
        String sql = read(name + ".sql");
        if (sql != null) {
            execute(sql);
        }
    }

    /** Runs statements in one transaction. */
    void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** The names of the database's subscriptions, quoted. */
    List<String> subscriptions() {
        return query("SELECT pg_catalog.quote_ident(subname) FROM pg_catalog.pg_subscription WHERE subdbid ="
                + " (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())");
    }

    /** The folder of the server that holds what does not depend on the machine, such as extensions. */
    Path sharedFolder() {
        return Path.of(query("SELECT setting FROM pg_catalog.pg_config() WHERE name = 'SHAREDIR'")
                .get(0));
    }

    /** Creates a tablespace within the server's data, unless it is there. */
    void createTablespace(String name) {
        if (query("SELECT spcname FROM pg_catalog.pg_tablespace").contains(name)) {
            return;
        }
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            // two calls, as CREATE TABLESPACE refuses to share a transaction
            statement.execute("SET allow_in_place_tablespaces = on");
            statement.execute("CREATE TABLESPACE " + name + " LOCATION ''");
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private List<String> query(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(Objects.requireNonNull(rows.getString(1)));
            }
            return values;
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** In simple mode the server takes the statements apart: the driver does not know SQL bodies of functions. */
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database, role) + "&preferQueryMode=simple");
    }

    static @Nullable String read(String name) {
        try (var resource = ZooScript.class.getResourceAsStream("zoo/" + name)) {
            return resource == null ? null : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private IllegalStateException failed(SQLException failure) {
        return new IllegalStateException(
                "The zoo does not load into database " + database + " of " + server + ": " + failure.getMessage(),
                failure);
    }
}
