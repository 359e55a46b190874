package io.restorable.backup.test.comparison;

import io.restorable.backup.connect.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one table in the order of their keys, one at a time. For one thread; in a transaction of its own. */
final class RowCursor implements AutoCloseable {

    private static final int FETCH_SIZE = 500;

    private final Session session;
    private final String purpose;
    private final Statement statement;
    private final ResultSet rows;
    private final int columns;
    private byte @Nullable [] key;

    private RowCursor(Session session, String purpose, Statement statement, ResultSet rows, int columns) {
        this.session = session;
        this.purpose = purpose;
        this.statement = statement;
        this.rows = rows;
        this.columns = columns;
    }

    static RowCursor open(Session session, ComparedTable table) {
        String purpose = "comparing the rows of " + table.name();
        session.beginTransaction();
        try {
            Statement statement = session.connection().createStatement();
            statement.setFetchSize(FETCH_SIZE);
            statement.setEscapeProcessing(false);
            ResultSet rows = statement.executeQuery(table.inOrder());
            var cursor = new RowCursor(
                    session, purpose, statement, rows, table.columns().size());
            cursor.next();
            return cursor;
        } catch (SQLException failure) {
            session.rollback();
            throw session.failure(purpose, failure);
        }
    }

    /** Goes on to the next row. */
    void next() {
        try {
            key = rows.next() ? rows.getBytes(1) : null;
        } catch (SQLException failure) {
            throw session.failure(purpose, failure);
        }
    }

    /** Whether all rows have been seen. */
    boolean isAtEnd() {
        return key == null;
    }

    /** Whether this row comes before (negative), with (0) or after (positive) the other one's; the end comes last. */
    int compareTo(RowCursor other) {
        if (key == null || other.key == null) {
            return Boolean.compare(key == null, other.key == null);
        }
        return Arrays.compareUnsigned(key, other.key);
    }

    List<@Nullable String> values() {
        try {
            var values = new ArrayList<@Nullable String>(columns);
            for (int column = 0; column < columns; column++) {
                values.add(rows.getString(column + 2));
            }
            return values;
        } catch (SQLException failure) {
            throw session.failure(purpose, failure);
        }
    }

    @Override
    public void close() {
        try (statement) {
            rows.close();
        } catch (SQLException failure) {
            throw session.failure(purpose, failure);
        } finally {
            session.rollback();
        }
    }
}
