package io.restorable.backup.test.assertion;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Compares what a query returns with what a test expects. */
final class QueryValue {

    private QueryValue() {}

    /** Returns what was found instead, in words, or {@code null} if it is as expected. */
    static @Nullable String read(DataSource database, String sql, @Nullable Object expected) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                return "no row";
            }
            Object value = rows.getObject(1);
            String text = rows.getString(1);
            if (rows.next()) {
                return "more than one row";
            }
            return isSame(value, text, expected) ? null : String.valueOf(text);
        }
    }

    private static boolean isSame(@Nullable Object value, @Nullable String text, @Nullable Object expected) {
        if (value == null || expected == null) {
            return value == expected;
        }
        if (value instanceof Number && expected instanceof Number) {
            return new BigDecimal(value.toString()).compareTo(new BigDecimal(expected.toString())) == 0;
        }
        return expected.equals(value) || expected.toString().equals(text);
    }
}
