package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.Backups;
import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.cli.Tool.Answer;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that lives on while a backup takes the place of what it held. */
class InPlaceRestoreIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    private static final String PUBLIC_SCHEMA = "SELECT pg_get_userbyid(nspowner) || ' ' ||"
            + " (SELECT string_agg(item.*::text, ' ' ORDER BY item.*::text)"
            + " FROM aclexplode(coalesce(nspacl, acldefault('n', nspowner))) item) || ' ' ||"
            + " coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = 'public'";

    @TempDir
    private Path store;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    private String filledDatabase(PostgresServer server) {
        String database = databases.create(server, "place");
        server.execute(database, "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2)");
        return database;
    }

    private Answer restore(PostgresServer server, String backup, String target) {
        return new Tool(store).restoreInPlace(backup, server.jdbcUrl(target));
    }

    @EveryPostgres
    void givesSchemaPublicBackAsItWas(PostgresServer server) {
        String owner = server.createRole("public_owner", "");
        String reader = server.createRole("public_reader", "");
        String standard = filledDatabase(server);
        String changed = filledDatabase(server);
        String change = "ALTER SCHEMA public OWNER TO " + owner + "; REVOKE ALL ON SCHEMA public FROM PUBLIC;"
                + " GRANT USAGE ON SCHEMA public TO " + reader + " WITH GRANT OPTION;"
                + " COMMENT ON SCHEMA public IS 'ours'";
        server.execute(changed, change);
        String standardLook = server.query(standard, PUBLIC_SCHEMA);
        String changedLook = server.query(changed, PUBLIC_SCHEMA);
        var tool = new Tool(store);
        tool.create(server, standard);
        tool.create(server, changed);

        assertThat(restore(server, standard, changed).exitCode()).isZero();
        assertThat(server.query(changed, PUBLIC_SCHEMA)).isEqualTo(standardLook);

        assertThat(restore(server, changed, standard).exitCode()).isZero();
        assertThat(server.query(standard, PUBLIC_SCHEMA)).isEqualTo(changedLook);

        server.execute(standard, "DROP SCHEMA public CASCADE");
        assertThat(restore(server, standard, standard).exitCode()).isZero();
        assertThat(server.query(standard, PUBLIC_SCHEMA)).isEqualTo(standardLook);
        assertThat(server.query(standard, "SELECT count(*) FROM public.orders")).isEqualTo("2");
    }

    @EveryPostgres
    void leavesNothingOfWhatWasMadeLater(PostgresServer server) {
        String database = filledDatabase(server);
        new Tool(store).create(server, database);
        server.execute(database, """
                CREATE SCHEMA later CREATE TABLE notes (id int);
                CREATE EXTENSION citext;
                CREATE TYPE public.mood AS ENUM ('good', 'bad');
                CREATE FUNCTION public.forbid() RETURNS event_trigger LANGUAGE plpgsql
                    AS 'BEGIN RAISE EXCEPTION ''no changes here''; END';
                CREATE PUBLICATION everything FOR ALL TABLES;
                ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
                SELECT lo_from_bytea(0, 'later');
                CREATE EVENT TRIGGER forbid_drops ON sql_drop EXECUTE FUNCTION public.forbid();
                CREATE EVENT TRIGGER forbid_all ON ddl_command_end EXECUTE FUNCTION public.forbid();
                """);

        Answer answer = restore(server, database, database);

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(server.query(database, """
                SELECT (SELECT count(*) FROM pg_event_trigger) + (SELECT count(*) FROM pg_publication)
                     + (SELECT count(*) FROM pg_default_acl) + (SELECT count(*) FROM pg_largeobject_metadata)
                     + (SELECT count(*) FROM pg_namespace WHERE nspname = 'later')
                     + (SELECT count(*) FROM pg_extension WHERE extname = 'citext')
                     + (SELECT count(*) FROM pg_type WHERE typname = 'mood')
                """)).isEqualTo("0");
    }

    @Test
    void refusesSubscriptions() {
        String database = filledDatabase(SERVER);
        new Tool(store).create(SERVER, database);
        SERVER.execute(
                database,
                "CREATE SUBSCRIPTION from_elsewhere CONNECTION 'host=nowhere.invalid' PUBLICATION p"
                        + " WITH (connect = false)");
        try {
            Answer answer = restore(SERVER, database, database);

            assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(answer.err()).contains("from_elsewhere").contains("publisher");
        } finally {
            SERVER.execute(database, "ALTER SUBSCRIPTION from_elsewhere SET (slot_name = NONE)");
            SERVER.execute(database, "DROP SUBSCRIPTION from_elsewhere");
        }
    }

    @Test
    void namesWhoHoldsTheTablesWhenPatienceEnds() throws SQLException {
        String database = filledDatabase(SERVER);
        new Tool(store).create(SERVER, database);
        var url = SERVER.jdbcUrl(database);
        var request = RestoreRequest.inPlace(database + "/latest", url).replacingContents();
        try (Connection other = SERVER.dataSource(database).getConnection();
                var statement = other.createStatement();
                Backups backups = Backups.builder().store(store.toString()).build()) {
            statement.execute("SET application_name = 'the shop'");
            other.setAutoCommit(false);
            statement.execute("SELECT FROM orders");

            Assertions.assertThatThrownBy(() -> backups.restoreService()
                            .restore(request.with(request.options().withPatience(Duration.ofMillis(50)))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("table public.orders")
                    .hasMessageContaining("the shop, idle in transaction")
                    .hasMessageContaining("pg_terminate_backend");
            other.rollback();

            // somebody who holds nothing is only told of
            assertThat(backups.restoreService().restore(request).warnings())
                    .anyMatch(warning -> warning.contains("the shop, idle"));
        }
    }

    @Test
    void refusesPreparedTransactions() {
        PostgresServer server = PostgresServer.start(SERVER.major(), Map.of("max_prepared_transactions", "2"));
        try {
            String database = server.createDatabase("prepared");
            server.execute(database, "CREATE TABLE orders (id int)");
            new Tool(store).create(server, database);
            server.execute(database, "BEGIN; INSERT INTO orders VALUES (1); PREPARE TRANSACTION 'half done'");

            Answer answer = restore(server, database, database);

            assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(answer.err()).contains("half done").contains("ROLLBACK PREPARED");
        } finally {
            server.stop();
        }
    }

    @Test
    void restoresAnEmptyBackupOverSomethingAndAtOnce() {
        String empty = databases.create(SERVER, "empty");
        String full = filledDatabase(SERVER);
        String copy = databases.name(SERVER, "empty_copy");
        var tool = new Tool(store);
        tool.create(SERVER, empty);

        assertThat(tool.restoreToNew(empty, SERVER.jdbcUrl(copy)).out()).contains("RESTORED");
        assertThat(tool.restoreInPlace(empty, SERVER.jdbcUrl(full)).out()).contains("RESTORED");

        assertThat(SERVER.query(full, "SELECT to_regclass('public.orders')")).isNull();
    }
}
