package io.restorable.backup;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.rescue.ExtractFormat;
import org.jspecify.annotations.Nullable;

/**
 * Which rows to get out of a backup. Immutable.
 *
 * @param backup the backup's name, a part of it that fits only one, or {@code latest}
 * @param table a pattern as in psql that fits one table
 * @param format how to write the rows
 * @param where an SQL condition over the table's columns, or {@code null} for all rows
 * @param judge the database that judges the condition: one that has the table, or an empty one, in which nothing is left;
 *     {@code null} without a condition
 */
public record ExtractRequest(
        String backup,
        String table,
        ExtractFormat format,
        @Nullable String where,
        @Nullable Database judge) {

    public ExtractRequest {
        if ((where == null) != (judge == null)) {
            throw new IllegalArgumentException("A condition needs a database to judge it, and only a condition does.");
        }
    }

    /** All rows of a table, as CSV. */
    public static ExtractRequest of(String backup, String table) {
        return new ExtractRequest(backup, table, ExtractFormat.CSV, null, null);
    }

    /** The same in another format. */
    public ExtractRequest as(ExtractFormat other) {
        return new ExtractRequest(backup, table, other, where, judge);
    }

    /**
     * The same for the rows that a condition fits.
     *
     * @param condition SQL over the table's columns; times without a zone in it are UTC
     * @param url a database that has the table, or an empty one, as {@code jdbc:postgresql:…} or {@code postgresql://…}
     */
    public ExtractRequest where(String condition, String url) {
        return where(condition, ConnectionUrl.parse(url));
    }

    /** The same; the database as it is to be connected to. */
    public ExtractRequest where(String condition, Database database) {
        return new ExtractRequest(backup, table, format, condition, database);
    }
}
