package io.restorable.backup;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.rescue.RescueOptions;
import java.util.List;

/**
 * Which rows to bring back into which live database. Immutable.
 *
 * @param backup the backup's name, a part of it that fits only one, or {@code latest}
 * @param live the live database
 * @param options which rows, and how
 */
public record RescueRequest(String backup, Database live, RescueOptions options) {

    /**
     * The rows of some tables that are missing from the live database.
     *
     * @param url the live database as {@code jdbc:postgresql:…} or {@code postgresql://…}
     * @param tables patterns of the tables, as in psql
     */
    public static RescueRequest missingRows(String backup, String url, String... tables) {
        return new RescueRequest(backup, ConnectionUrl.parse(url), RescueOptions.missingRowsOf(List.of(tables)));
    }

    /** The same with other options. */
    public RescueRequest with(RescueOptions other) {
        return new RescueRequest(backup, live, other);
    }
}
