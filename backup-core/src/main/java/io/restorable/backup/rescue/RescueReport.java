package io.restorable.backup.rescue;

import java.time.Duration;
import java.util.List;

/**
 * What a rescue did, or would do.
 *
 * @param backup the backup, by name
 * @param database the live database, without credentials
 * @param written whether the rows are back, compared and committed; otherwise nothing was changed
 * @param tables what is done to each table, in the order of writing
 * @param sequences the sequences that are lifted above what came back: {@code public.order_id_seq to 4711}
 * @param silencedTriggers the triggers that do not fire for the rows: {@code touch on public.orders}
 * @param obstacles what stands against writing, each a full sentence; empty once written
 * @param duration how long it took
 */
public record RescueReport(
        String backup,
        String database,
        boolean written,
        List<TableRescue> tables,
        List<String> sequences,
        List<String> silencedTriggers,
        List<String> obstacles,
        Duration duration) {

    public RescueReport {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        silencedTriggers = List.copyOf(silencedTriggers);
        obstacles = List.copyOf(obstacles);
    }

    /** How many rows come back. */
    public long inserted() {
        return tables.stream().mapToLong(TableRescue::inserted).sum();
    }

    /** How many rows get the backup's values. */
    public long overwritten() {
        return tables.stream().mapToLong(TableRescue::overwritten).sum();
    }
}
