package io.restorable.backup.test.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The database of a small shop, with something of everything that an ordinary application has: common column types,
 * enumerations, domains, composite and range types, identity and generated columns, partitions, inheritance, views,
 * functions, triggers, policies, large objects, unicode text. It lives in the schemas {@code shop} and {@code audit} and
 * needs the extensions citext, pg_trgm and btree_gist. The same number of orders makes the same rows every time.
 */
public final class SampleShop {

    private SampleShop() {}

    /**
     * Creates the shop in an empty database: about five rows for each order, and 36,000 besides.
     *
     * @param database connections of a role that may create extensions, trusted ones at least
     * @param orders how many orders there shall be, at least 1
     * @throws SQLException if a statement fails; nothing is created then
     */
    public static void create(DataSource database, int orders) throws SQLException {
        if (orders < 1) {
            throw new IllegalArgumentException("A shop needs at least one order, not " + orders);
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL shop.orders = " + orders);
            statement.execute("SET LOCAL TimeZone = 'UTC'");
            statement.execute(script("shop.sql"));
            statement.execute(script("shop-rows.sql"));
            connection.commit();
        }
    }

    private static String script(String name) {
        try (var script = Objects.requireNonNull(SampleShop.class.getResourceAsStream(name), name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
