package io.restorable.backup;

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
 */
public record BackupReport(String name, Manifest manifest, TrendPoint trend) {

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
}
