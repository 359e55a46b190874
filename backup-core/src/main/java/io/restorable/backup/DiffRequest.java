package io.restorable.backup;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import java.util.List;

/**
 * What to compare with a live database. Immutable.
 *
 * @param backup the backup's name, a part of it that fits only one, or {@code latest}
 * @param live the live database
 * @param tables patterns of the tables to compare, as in psql; empty for all of the backup
 * @param examples how many rows of each sort to name for each table
 */
public record DiffRequest(String backup, Database live, List<String> tables, int examples) {

    private static final int FEW = 5;

    public DiffRequest {
        tables = List.copyOf(tables);
        if (examples < 0) {
            throw new IllegalArgumentException("'examples' must not be negative: " + examples);
        }
    }

    /**
     * All tables.
     *
     * @param url the live database as {@code jdbc:postgresql:…} or {@code postgresql://…}
     */
    public static DiffRequest of(String backup, String url) {
        return new DiffRequest(backup, ConnectionUrl.parse(url), List.of(), FEW);
    }

    /** The same for some tables only. */
    public DiffRequest withTables(List<String> patterns) {
        return new DiffRequest(backup, live, patterns, examples);
    }
}
