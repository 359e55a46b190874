package io.restorable.backup.connect;

import io.restorable.backup.error.QueryFailedException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The current row of a query, read by column label. Valid only while its consumer runs. */
public final class Row {

    private static final int LONGEST_SHARED = 64;
    private static final int MOST_SHARED = 1_000;

    private final ResultSet resultSet;
    private final Map<String, String> shared = new HashMap<>();

    Row(ResultSet resultSet) {
        this.resultSet = resultSet;
    }

    /** A text that is never null. */
    public String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    /** A text, or {@code null} for SQL's null. */
    public @Nullable String textOrNull(String column) {
        String text = read(column, () -> resultSet.getString(column));
        return text == null || text.length() > LONGEST_SHARED ? text : shared(text);
    }

    /** Owners, schemas and types recur in row after row of a catalog: one copy of each is enough. */
    private String shared(String text) {
        String known = shared.get(text);
        if (known == null && shared.size() < MOST_SHARED) {
            shared.put(text, text);
        }
        return known == null ? text : known;
    }

    /** A {@code "char"} or a text of one letter; {@code '\0'} for an empty text or SQL's null. */
    public char letter(String column) {
        String text = textOrNull(column);
        return text == null || text.isEmpty() ? '\0' : text.charAt(0);
    }

    /** An integer; 0 for SQL's null. */
    public int number(String column) {
        return read(column, () -> resultSet.getInt(column));
    }

    /** An integer, or {@code null} for SQL's null. */
    public @Nullable Integer numberOrNull(String column) {
        int value = number(column);
        boolean isNull = read(column, resultSet::wasNull);
        return isNull ? null : value;
    }

    /** An oid, bigint or integer; 0 for SQL's null. */
    public long oid(String column) {
        return read(column, () -> resultSet.getLong(column));
    }

    /** A boolean; false for SQL's null. */
    public boolean flag(String column) {
        return read(column, () -> resultSet.getBoolean(column));
    }

    /** An array as texts, or {@code null} for SQL's null. Elements that are null read as {@code null}. */
    public @Nullable List<@Nullable String> textsOrNull(String column) {
        Object[] elements = elements(column);
        if (elements == null) {
            return null;
        }
        var texts = new ArrayList<@Nullable String>(elements.length);
        for (Object element : elements) {
            texts.add(element == null ? null : element.toString());
        }
        return texts;
    }

    /** An array of texts without nulls; empty for SQL's null. */
    public List<String> texts(String column) {
        Object[] elements = elements(column);
        return elements == null
                ? List.of()
                : Arrays.stream(elements).map(Object::toString).toList();
    }

    /** An array of oids or integers; empty for SQL's null. Cast an {@code oidvector} to {@code oid[]} in the query. */
    public List<Long> oids(String column) {
        return texts(column).stream().map(Long::valueOf).toList();
    }

    private Object @Nullable [] elements(String column) {
        Array array = read(column, () -> resultSet.getArray(column));
        return array == null ? null : read(column, () -> (Object[]) array.getArray());
    }

    private static <T extends @Nullable Object> T read(String column, Access<T> access) {
        try {
            return access.get();
        } catch (SQLException failure) {
            throw new QueryFailedException("reading column " + column, failure);
        }
    }

    private interface Access<T extends @Nullable Object> {
        T get() throws SQLException;
    }
}
