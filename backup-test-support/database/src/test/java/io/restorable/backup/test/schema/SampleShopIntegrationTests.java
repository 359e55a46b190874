package io.restorable.backup.test.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SampleShopIntegrationTests {

    private static final String ROWS = """
            SELECT sum((xpath('//n/text()', %s))[1]::text::bigint) FROM %s
            """.formatted(eachTable("SELECT count(*) AS n FROM ONLY %s"), tables());

    private static final String CONTENT = """
            SELECT string_agg(oid::regclass || %s::text, ' ' ORDER BY oid::regclass::text) FROM %s
            """.formatted(
                    eachTable("SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM ONLY %s t"), tables());

    @EveryPostgres
    void opensTheSameShopTwice(PostgresServer server) throws SQLException {
        var first = open(server, 600);
        var second = open(server, 600);

        assertThat(content(server, first)).contains("shop.order_line").isEqualTo(content(server, second));
    }

    @Test
    void opensShopOfMoreThanTwoHundredThousandRows() throws SQLException {
        var server = PostgresServer.newest();

        var database = open(server, 40_000);

        assertThat(Long.parseLong(String.valueOf(server.query(database, ROWS)))).isGreaterThan(200_000);
        assertThat(server.query(database, "SELECT count(*) FROM pg_largeobject_metadata"))
                .isEqualTo("20");
    }

    @Test
    void refusesShopWithoutOrders() {
        var source = PostgresServer.newest().dataSource("postgres");

        assertThatIllegalArgumentException().isThrownBy(() -> SampleShop.create(source, 0));
    }

    private static String open(PostgresServer server, int orders) throws SQLException {
        var database = server.createDatabase("shop");
        SampleShop.create(server.dataSource(database), orders);
        return database;
    }

    private static String content(PostgresServer server, String database) {
        return String.valueOf(server.query(database, CONTENT));
    }

    private static String eachTable(String query) {
        return "query_to_xml(format('" + query + "', oid::regclass), true, false, '')";
    }

    private static String tables() {
        return "pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('shop', 'audit')";
    }
}
