package io.restorable.backup.drill;

import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A check in SQL. */
record QueryCheck(String sql) implements RestoreCheck {

    @Override
    public String name() {
        return sql.strip().replaceAll("\\s+", " ");
    }

    @Override
    public void check(DataSource restored) throws SQLException {
        try (var connection = restored.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            int count = 0;
            while (rows.next()) {
                count++;
                requireTrue(rows, count);
            }
            if (count == 0) {
                throw new SQLException("returned no row, and true was expected");
            }
        }
    }

    private static void requireTrue(ResultSet rows, int row) throws SQLException {
        Object value = rows.getObject(1);
        if (!Boolean.TRUE.equals(value)) {
            throw new SQLException("returned " + value + " in row " + row + ", and true was expected");
        }
    }
}
