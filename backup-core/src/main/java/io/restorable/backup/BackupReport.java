package io.restorable.backup;

import io.restorable.backup.copy.CopyReport;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.trend.TrendAlarm;
import io.restorable.backup.trend.TrendPoint;
import java.time.Duration;
import java.util.List;

/**
 * A backup that was made and sealed.
 *
 * @param name how to find it again: {@code shop/20261121T020000Z-nightly}
 * @param manifest what was sealed
 * @param trend how it compares with an earlier backup
 * @param copies what became of copying it, for each further store; the backup is good whatever that is
 */
public record BackupReport(String name, Manifest manifest, TrendPoint trend, List<CopyReport> copies) {

    public BackupReport {
        copies = List.copyOf(copies);
    }

    /** What is alarming about it, the worst first; the backup itself is good. */
    public List<TrendAlarm> alarms() {
        return trend.alarms();
    }

    /** How long it took. */
    public Duration duration() {
        return manifest.head().duration();
    }

    /** How large it is. */
    public Totals totals() {
        return manifest.head().totals();
    }

    /** Whether every further store holds all that it should. */
    public boolean isCopied() {
        return copies.stream().allMatch(CopyReport::isComplete);
    }
}
