package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.cli.Tool.Answer;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Yesterday's tables in a schema of their own, beside today's. */
class IntoSchemaIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path store;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    private static void assertRefused(Answer answer, String... words) {
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(answer.err()).contains(words);
    }

    @EveryPostgres
    void putsYesterdaysTableBesideTodaysWhileThatIsInUse(PostgresServer server) throws SQLException {
        var shop = new LiveShop(server, databases, store);
        String customers = shop.rows("shop.customer");
        shop.own("ALTER TABLE shop.customer DISABLE TRIGGER USER; DELETE FROM shop.orders;"
                + " DELETE FROM shop.customer WHERE id > 1");
        String definitions = shop.definitions();
        String today = shop.rows("shop.customer");
        try (Connection application = server.dataSource(shop.database()).getConnection();
                var statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute("UPDATE shop.customer SET name = name");

            Answer answer = shop.restore("--table", "shop.customer", "--into-schema", "yesterday's");

            assertThat(answer.exitCode()).as(answer.err()).isZero();
            assertThat(answer.out()).contains("TRIGGER shop.customer plain", "Schema yesterday's is made");
            application.rollback();
        }

        assertThat(shop.rows("\"yesterday's\".customer")).isEqualTo(customers);
        assertThat(shop.rows("shop.customer")).isEqualTo(today);
        assertThat(shop.definitions()).isEqualTo(definitions);
        assertThat(shop.ask("SELECT pg_get_serial_sequence('\"yesterday''s\".customer', 'id')"))
                .isEqualTo("\"yesterday's\".customer_id_seq");
        assertThat(shop.ask("SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attname = 'mood'"
                        + " AND attrelid = '\"yesterday''s\".customer'::regclass"))
                .isEqualTo("\"yesterday's\".mood");
        assertThat(shop.ask("SELECT confrelid::regclass FROM pg_constraint"
                        + " WHERE contype = 'f' AND conrelid = '\"yesterday''s\".customer'::regclass"))
                .isEqualTo("\"yesterday's\".customer");
        assertThat(shop.ask("SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace"
                        + " WHERE nspname !~ '^pg_|information_schema'"))
                .isEqualTo("public shop yesterday's");
    }

    @EveryPostgres
    void takesExtensionsOfTheSchemaAlong(PostgresServer server) {
        String database = databases.create(server, "cased");
        server.execute(
                database,
                "CREATE EXTENSION citext; CREATE TABLE word (text citext PRIMARY KEY);"
                        + " CREATE TABLE log (id int PRIMARY KEY, word citext REFERENCES word);"
                        + " INSERT INTO word VALUES ('One'), ('two'); INSERT INTO log VALUES (1, 'one')");
        var tool = new Tool(store);
        tool.create(server, database);
        server.execute(database, "DELETE FROM log; DELETE FROM word");

        Answer answer = tool.with(
                "restore",
                database,
                "--to",
                "in-place",
                "--schema",
                "public",
                "--into-schema",
                "before",
                "--url",
                server.jdbcUrl(database));

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(server.query(database, "SELECT text FROM before.word JOIN before.log ON word = text"))
                .isEqualTo("One");
        assertThat(server.query(database, "SELECT count(*) FROM public.word")).isEqualTo("0");
        assertThat(server.query(
                        database, "SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = 'citext'"))
                .isEqualTo("public");
    }

    @Test
    void refusesWhatItCannotDoRightlyAndChangesNothing() {
        var shop = new LiveShop(SERVER, databases, store);
        String definitions = shop.definitions();

        assertRefused(
                shop.restore("--table", "shop.customer", "--into-schema", "shop"),
                "Schema shop exists",
                "does not exist");
        assertRefused(
                shop.restore("--table", "shop.customer", "--into-schema", "pg_mine"), "No schema of users can have");
        assertRefused(shop.restore("--into-schema", "before", "--yes"), "name the tables");
        assertRefused(shop.restore("--table", "shop.customer", "--data-only", "--into-schema", "before"), "Rows alone");
        assertRefused(
                shop.restoreAs(shop.stranger(), "--table", "shop.customer", "--into-schema", "before"),
                "does not own schema shop");
        assertRefused(
                new Tool(store)
                        .with(
                                "restore",
                                shop.database(),
                                "--to",
                                "new",
                                "--table",
                                "shop.customer",
                                "--into-schema",
                                "before",
                                "--url",
                                SERVER.jdbcUrl(databases.name(SERVER, "copy"))),
                "--to in-place");

        shop.admin("CREATE PUBLICATION everything FOR ALL TABLES");
        assertRefused(
                shop.restore("--table", "shop.customer", "--into-schema", "before"), "published at once", "everything");

        assertThat(shop.definitions()).isEqualTo(definitions);
        assertThat(shop.ask("SELECT count(*) FROM pg_namespace WHERE nspname IN ('before', 'pg_mine')"))
                .isEqualTo("0");
    }
}
