package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.cli.Tool.Answer;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a backup in tables that stay. */
class DataOnlyRestoreIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path store;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    private LiveShop shop(PostgresServer server) {
        return new LiveShop(server, databases, store);
    }

    private static void assertRefused(Answer answer, String... words) {
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(answer.err()).contains(words);
    }

    @EveryPostgres
    void putsRowsOfOneTableBackAsItsOrdinaryOwner(PostgresServer server) {
        LiveShop shop = shop(server);
        String customers = shop.rows("shop.customer");
        String definitions = shop.definitions();
        shop.own("UPDATE shop.orders SET note = 'changed'");
        shop.own(
                "ALTER TABLE shop.customer DISABLE TRIGGER USER; UPDATE shop.customer SET name = 'x';"
                        + " INSERT INTO shop.customer (name) SELECT 'new' FROM generate_series(1, 5);"
                        + " ALTER TABLE shop.customer ENABLE TRIGGER plain; ALTER TABLE shop.customer ENABLE ALWAYS TRIGGER always");
        assertThat(shop.definitions()).isEqualTo(definitions);
        String orders = shop.rows("shop.orders");

        assertRefused(shop.restore("--data-only", "--table", "shop.customer"), "rows of shop.customer", "Say '--yes'");
        Answer answer = shop.restore("--data-only", "--table", "shop.customer", "--yes");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("orders_customer_fkey of shop.orders", "always of shop.customer", "shop.names", "pre-restore")
                .contains("Sequences that had gone further than in the backup stay where they stand");
        assertThat(shop.rows("shop.customer")).isEqualTo(customers);
        assertThat(shop.rows("shop.orders")).isEqualTo(orders);
        assertThat(shop.definitions()).isEqualTo(definitions);
        assertThat(shop.ask("SELECT nextval('shop.customer_id_seq')")).isEqualTo("9");

        shop.own("DELETE FROM shop.customer WHERE name = 'bob'");
        answer = shop.restoreAs(
                server.superuser(), "--data-only", "--table", "shop.customer", "--table", "shop.orders", "--yes");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(shop.rows("shop.customer")).isEqualTo(customers);
        assertThat(shop.rows("shop.orders")).hasLineCount(30).doesNotContain("changed");
        assertThat(shop.definitions()).isEqualTo(definitions);
    }

    @EveryPostgres
    void loadsAllRowsIntoTheTablesThatMigrationsMade(PostgresServer server) {
        LiveShop shop = shop(server);
        shop.own("ALTER TABLE shop.secret FORCE ROW LEVEL SECURITY");
        String definitions = shop.definitions();
        String before = shop.rows("shop.customer")
                + shop.rows("shop.orders")
                + shop.rows("shop.log")
                + shop.rows("shop.secret");
        shop.own("CREATE TABLE shop.log_new PARTITION OF shop.log FOR VALUES FROM (200) TO (300)");
        shop.admin("ALTER TABLE shop.log DISABLE TRIGGER USER; INSERT INTO shop.log VALUES (201, 'later');"
                + " ALTER TABLE shop.log ENABLE TRIGGER USER; DELETE FROM shop.orders;"
                + " ALTER SEQUENCE shop.orders_id_seq RESTART");

        Answer answer = shop.restore("--data-only", "--yes", "--no-safety-backup");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(shop.rows("shop.customer")
                        + shop.rows("shop.orders")
                        + shop.rows("shop.log")
                        + shop.rows("shop.secret"))
                .isEqualTo(before);
        assertThat(shop.ask("SELECT nextval('shop.orders_id_seq')")).isEqualTo("31");
        shop.own("DROP TABLE shop.log_new");
        assertThat(shop.definitions()).isEqualTo(definitions);
    }

    @Test
    void refusesWhatItCannotDoRightlyAndChangesNothing() {
        LiveShop shop = shop(SERVER);
        shop.own("ALTER TABLE shop.customer DISABLE TRIGGER plain; ALTER TABLE shop.customer DISABLE TRIGGER always;"
                + " INSERT INTO shop.customer (name) VALUES ('dot');"
                + " INSERT INTO shop.orders (customer, note) SELECT max(id), 'of dot' FROM shop.customer");
        String rows = shop.rows("shop.customer") + shop.rows("shop.orders");
        String definitions = shop.definitions();

        assertRefused(
                shop.restore("--data-only", "--table", "shop.customer", "--yes"),
                "Rows of shop.orders refer to rows of shop.customer",
                "orders_customer_fkey",
                "(customer)=(4)");
        assertRefused(
                shop.restoreAs(shop.stranger(), "--data-only", "--table", "shop.log", "--yes"),
                "does not own",
                "shop.log_high");
        shop.own("CREATE VIEW shop.look AS SELECT 1 AS one");
        new Tool(store).create(SERVER, shop.database());
        assertRefused(shop.restore("--data-only", "--table", "shop.look", "--yes"), "has rows of its own");
        shop.own("DROP VIEW shop.look; ALTER TABLE shop.orders RENAME COLUMN note TO remark");
        assertRefused(shop.restore("--data-only", "--table", "shop.orders", "--yes"), "do not fit", "note");
        shop.own("ALTER TABLE shop.orders RENAME COLUMN remark TO note");
        shop.own("ALTER TABLE shop.secret RENAME TO hidden");
        assertRefused(shop.restore("--data-only", "--table", "shop.secret", "--yes"), "lacks tables", "shop.secret");
        shop.own("ALTER TABLE shop.hidden RENAME TO secret");

        assertThat(shop.rows("shop.customer") + shop.rows("shop.orders")).isEqualTo(rows);
        assertThat(shop.definitions()).isEqualTo(definitions);
        assertThat(shop.ask("SELECT last_value FROM shop.customer_id_seq")).isEqualTo("4");
    }

    @Test
    void leavesRowsTriggersAndForeignKeysAsTheyWereWhenTheLoadFailsHalfway() {
        LiveShop shop = shop(SERVER);
        shop.own("UPDATE shop.customer SET name = 'eve' WHERE id = 1;"
                + " ALTER TABLE shop.customer ADD CONSTRAINT no_cyd CHECK (name <> 'cyd') NOT VALID");
        String rows = shop.rows("shop.customer") + shop.rows("shop.orders");
        String definitions = shop.definitions();

        Answer answer = shop.restore("--data-only", "--table", "shop.customer", "--table", "shop.orders", "--yes");

        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err()).contains("no_cyd", "the target is as it was before");
        assertThat(shop.rows("shop.customer") + shop.rows("shop.orders")).isEqualTo(rows);
        assertThat(shop.definitions()).isEqualTo(definitions);
    }

    @Test
    void refusesRowsAloneForADatabaseWithoutTables() {
        LiveShop shop = shop(SERVER);
        String url = SERVER.jdbcUrl(databases.name(SERVER, "copy"));
        var tool = new Tool(store);

        for (String mode : new String[] {"new", "swap"}) {
            assertRefused(
                    tool.with("restore", shop.database(), "--to", mode, "--data-only", "--url", url),
                    "Rows alone need tables that are there");
        }
        assertThat(tool.with("restore", shop.database(), "--to", "new", "--data-only", "--schema-only", "--url", url)
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void makesDefinitionsAloneAndSaysSo() {
        LiveShop shop = shop(SERVER);
        String copy = databases.name(SERVER, "copy");

        Answer answer = new Tool(store)
                .with("restore", shop.database(), "--to", "new", "--schema-only", "--url", SERVER.jdbcUrl(copy));

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("no rows, no positions of sequences, no large objects");
        assertThat(SERVER.query(copy, "SELECT count(*) FROM shop.customer")).isEqualTo("0");
        assertThat(SERVER.query(copy, "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"))
                .isEqualTo(shop.ask("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"));
        assertThat(SERVER.query(copy, "SELECT is_called FROM shop.orders_id_seq"))
                .isEqualTo("f");
        assertThat(SERVER.query(copy, "SELECT relispopulated FROM pg_class WHERE relname = 'names'"))
                .isEqualTo("f");
    }
}
