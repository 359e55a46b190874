package io.restorable.backup.test.assertion;

import static io.restorable.backup.test.assertion.FailureMessages.failureOf;
import static io.restorable.backup.test.assertion.RestorableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.test.database.embedded.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseAssertIntegrationTests {

    private static final String SHOP = """
            CREATE TABLE orders (id bigint PRIMARY KEY, customer text, note text,
                                 doubled bigint GENERATED ALWAYS AS (id * 2) STORED);
            INSERT INTO orders SELECT number, 'customer ' || number, NULL FROM generate_series(1, 50) number;
            CREATE TABLE log (line text);
            INSERT INTO log VALUES ('begun'), ('begun'), ('done');
            CREATE VIEW customers AS SELECT DISTINCT customer FROM orders;
            CREATE SEQUENCE numbers;
            SELECT nextval('numbers');
            SELECT lo_from_bytea(4711, '\\x01');
            """;

    private final PostgresServer server = PostgresServer.newest();
    private final String expected = server.createDatabase("as_expected");
    private final String found = server.createDatabase("as_found");

    @BeforeEach
    void createShops() {
        server.execute(expected, SHOP);
        server.execute(found, SHOP);
    }

    @AfterEach
    void dropShops() {
        server.dropDatabase(expected);
        server.dropDatabase(found);
    }

    @Test
    void takesTwoDatabasesWithTheSameContentsForEqual() {
        server.execute(found, "UPDATE orders SET note = 'moves the row' WHERE id < 9; UPDATE orders SET note = NULL");

        assertThat(shop(found)).isEqualTo(shop(expected)).hasSchemaOf(shop(expected));
        assertThat(ConnectionUrl.parse(server.jdbcUrl(found))).isEqualTo(ConnectionUrl.parse(server.jdbcUrl(expected)));
    }

    @Test
    void showsTheFirstRowsThatDiffer() {
        server.execute(found, "UPDATE orders SET customer = 'somebody else', note = 'new' WHERE id = 7");
        server.execute(found, "DELETE FROM orders WHERE id = 9; DELETE FROM log WHERE ctid = '(0,1)'");
        server.execute(found, "INSERT INTO orders VALUES (99, 'customer 99', E'two\\nlines')");

        failureOf(() -> assertThat(shop(found)).as("the copy").isEqualTo(shop(expected)))
                .startsWith("[the copy]")
                .contains("Expected: the same definitions and rows as in database " + expected + " at localhost:")
                .contains("- Table public.log has 2 rows instead of 3: 1 missing, 0 not expected, 0 changed")
                .contains("row (line = 'begun') is missing")
                .contains("- Table public.orders has other rows, 50 as expected: 1 missing, 1 not expected, 1 changed")
                .contains("row id = '7':")
                .contains("customer expected 'customer 7', found 'somebody else'")
                .contains("note expected NULL, found 'new'")
                .contains("row (id = '9', customer = 'customer 9', note = NULL) is missing")
                .contains("row (id = '99', customer = 'customer 99', note = 'two\\nlines') was not expected")
                .contains("Where:    database " + found)
                .contains("ignoringRowsOf(…)");
        assertThat(shop(found)).hasSchemaOf(shop(expected));
        assertThat(shop(found)).ignoringRowsOf("orders", "public.log").isEqualTo(shop(expected));
    }

    @Test
    void namesDefinitionsThatDiffer() {
        server.execute(
                found, "DROP VIEW customers; ALTER TABLE orders ADD shipped date; CREATE INDEX late ON orders (id)");

        failureOf(() -> assertThat(shop(found)).hasSchemaOf(shop(expected)))
                .contains("Expected: the same definitions as in database")
                .contains("- VIEW public.customers is missing")
                .contains("- TABLE public.orders reads otherwise:")
                .contains("found:    shipped date")
                .contains("- INDEX public.late was not expected")
                .doesNotContain("Table public.orders has");
    }

    @Test
    void leavesOwnersAndPrivilegesAsideWhenAsked() {
        String role = server.createRole("as_reader", "");
        try {
            server.execute(found, "GRANT SELECT ON orders TO " + role);

            failureOf(() -> assertThat(shop(found)).isEqualTo(shop(expected)))
                    .contains("- ACL public.TABLE orders was not expected");
            assertThat(shop(found)).ignoringOwnersAndPrivileges().isEqualTo(shop(expected));
        } finally {
            server.execute(found, "REVOKE ALL ON orders FROM " + role + "; DROP ROLE " + role);
        }
    }

    @Test
    void seesSequencesAndLargeObjects() {
        server.execute(found, "SELECT nextval('numbers'); SELECT lo_put(4711, 0, '\\x02'); SELECT lo_create(4712)");
        server.execute(expected, "SELECT lo_create(4713)");

        failureOf(() -> assertThat(shop(found)).isEqualTo(shop(expected)))
                .contains("- Sequence public.numbers stands at 2 instead of 1.")
                .contains("- Large object 4711 holds other bytes.")
                .contains("- Large object 4712 was not expected.")
                .contains("- Large object 4713 is missing.");
    }

    @Test
    void keepsItsMessageShort() {
        server.execute(found, "UPDATE orders SET note = repeat('x', 10000) || id; DELETE FROM log");
        server.execute(
                found,
                "DO $$BEGIN FOR n IN 1..40 LOOP EXECUTE 'CREATE TABLE extra_' || n || ' (id int)';"
                        + " END LOOP; END$$");
        for (int number = 1; number <= 6; number++) {
            String table = "CREATE TABLE small_" + number + " (id int);";
            server.execute(expected, table);
            server.execute(found, table + "INSERT INTO small_" + number + " VALUES (1)");
        }

        failureOf(() -> assertThat(shop(found)).isEqualTo(shop(expected)))
                .contains("… and 25 more definitions differ.")
                .contains("… and 45 more rows")
                .contains(
                        "Table public.small_6 has 1 rows instead of 0. Its rows were not looked at one by one any more.")
                .satisfies(message -> assertThat(message.lines()).hasSizeLessThan(100))
                .satisfies(message -> assertThat(message.lines()).allMatch(line -> line.length() < 200));
    }

    @Test
    void comparesDatabasesOnly() {
        assertThatThrownBy(() -> assertThat(shop(found)).isEqualTo("a text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Database or DataSource, not with java.lang.String");
    }

    private DataSource shop(String name) {
        return server.dataSource(name);
    }
}
