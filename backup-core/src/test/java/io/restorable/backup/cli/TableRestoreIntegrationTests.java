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

/** Tables and schemas of a backup that take the place of those in a live database, and nothing else's. */
class TableRestoreIntegrationTests {

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
    void replacesATableAndBringsADroppedOneBackAsTheirOrdinaryOwner(PostgresServer server) {
        var shop = new LiveShop(server, databases, store);
        String orders = shop.rows("shop.orders");
        String log = shop.rows("shop.log");
        String customerOid = shop.ask("SELECT 'shop.customer'::regclass::oid");
        shop.own("DELETE FROM shop.orders; ALTER TABLE shop.orders ADD COLUMN later int; DROP TABLE shop.log;"
                + " INSERT INTO shop.orders (customer, note) VALUES (1, 'new')");

        assertRefused(shop.restore("--table", "shop.orders"), "table shop.orders", "Say '--yes'");
        Answer answer = shop.restore("--table", "shop.orders", "--table", "shop.log", "--yes");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("Made again with what the target has: FK CONSTRAINT shop.orders orders_customer_fkey")
                .contains("Kept as it is in the target: FUNCTION shop.refuse()")
                .contains("pre-restore");
        assertThat(shop.rows("shop.orders")).isEqualTo(orders);
        assertThat(shop.rows("shop.log")).isEqualTo(log);
        assertThat(shop.ask(
                        "SELECT count(*) FROM pg_trigger WHERE tgname = 'lines' AND tgrelid = 'shop.log'::regclass"))
                .isEqualTo("1");
        assertThat(shop.ask("SELECT 'shop.customer'::regclass::oid")).isEqualTo(customerOid);
        assertThat(shop.ask("SELECT obj_description(oid, 'pg_constraint') FROM pg_constraint"
                        + " WHERE conname = 'orders_customer_fkey' AND convalidated"))
                .isEqualTo("who pays");
        assertThat(shop.ask("SELECT nextval('shop.orders_id_seq')")).isEqualTo("31");
        assertThat(shop.ask("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'restorable%'"))
                .isEqualTo("null");
    }

    @EveryPostgres
    void replacesASchemaWithAllThatWasMadeInItLater(PostgresServer server) {
        var shop = new LiveShop(server, databases, store);
        String rows = shop.rows("shop.customer") + shop.rows("shop.orders");
        shop.own(
                "CREATE SCHEMA other; CREATE TABLE other.kept (id int); INSERT INTO other.kept VALUES (7);"
                        + " CREATE TABLE shop.later (id int); CREATE FUNCTION shop.later() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                        + " ALTER TYPE shop.mood ADD VALUE 'so so'; DELETE FROM shop.orders; DROP FUNCTION shop.refuse() CASCADE");

        Answer answer = shop.restoreAs(server.superuser(), "--schema", "shop", "--yes");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(shop.rows("shop.customer") + shop.rows("shop.orders")).isEqualTo(rows);
        assertThat(shop.rows("other.kept")).isEqualTo("(7)");
        assertThat(shop.ask("SELECT coalesce(to_regclass('shop.later')::text, 'none') || (SELECT count(*) FROM pg_proc"
                        + " WHERE proname = 'later') || (SELECT string_agg(enumlabel, ' ') FROM pg_enum)"))
                .isEqualTo("none0good bad");
        assertThat(shop.ask("SELECT count(*) FROM pg_constraint WHERE conname = 'orders_customer_fkey'"))
                .isEqualTo("1");
    }

    @Test
    void refusesWhatWouldTakeTheRestAlongAndChangesNothing() {
        var shop = new LiveShop(SERVER, databases, store);
        shop.own("CREATE SCHEMA other; CREATE VIEW other.names AS SELECT name FROM shop.customer;"
                + " CREATE FUNCTION other.first(shop.customer) RETURNS text LANGUAGE sql AS 'SELECT $1.name'");
        shop.admin("CREATE PUBLICATION news FOR TABLE shop.orders");
        shop.own("INSERT INTO shop.orders (customer, note) VALUES (1, 'new')");
        String definitions = shop.definitions();
        String rows = shop.rows("shop.customer") + shop.rows("shop.orders");

        assertRefused(
                shop.restore("--table", "shop.customer", "--yes"),
                "constraint orders_customer_fkey on table shop.orders depends on",
                "view other.names",
                "function other.first(shop.customer)",
                "--data-only",
                "--into-schema");
        assertRefused(shop.restore("--table", "shop.orders", "--yes"), "publication news names table shop.orders");
        assertRefused(shop.restore("--table", "shop.log_low", "--yes"), "shop.log_low is a part of table shop.log");
        assertRefused(shop.restore("--table", "nothing", "--yes"), "matches table nothing");
        shop.admin("CREATE PUBLICATION whole_schema FOR TABLES IN SCHEMA shop");
        assertRefused(shop.restore("--table", "shop.secret", "--yes"), "published at once", "whole_schema");

        assertThat(shop.definitions()).isEqualTo(definitions);
        assertThat(shop.rows("shop.customer") + shop.rows("shop.orders")).isEqualTo(rows);
    }

    @Test
    void changesNothingWhenTheRoleMayNotOrTheRowsDoNotFitWhatIsThere() {
        var shop = new LiveShop(SERVER, databases, store);
        shop.own(
                "DROP TABLE shop.orders CASCADE; DROP MATERIALIZED VIEW shop.names; ALTER TABLE shop.customer DROP COLUMN mood CASCADE;"
                        + " DROP TYPE shop.mood; CREATE TYPE shop.mood AS ENUM ('other')");
        String definitions = shop.definitions();
        String stranger = shop.stranger();
        shop.own("GRANT USAGE, CREATE ON SCHEMA shop TO " + stranger + "; GRANT CREATE ON DATABASE " + shop.database()
                + " TO " + stranger);

        assertRefused(
                shop.restoreAs(stranger, "--table", "shop.customer", "--yes", "--no-owner", "--no-safety-backup"),
                "may not replace table shop.customer");
        assertThat(shop.restore("--table", "shop.customer", "--yes").exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(shop.definitions()).isEqualTo(definitions);
        assertThat(shop.rows("shop.customer")).contains("ada");
    }
}
