package io.restorable.backup.trend;

import io.restorable.backup.manifest.ManifestHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup in the history of its database.
 *
 * @param head what it is
 * @param reference the earlier backup that it was compared with, or {@code null} if there is none, or it stands outside
 *     the series
 * @param tablesCompared whether it was compared table by table, not only in its totals
 * @param alarms what is alarming about it, the worst first
 */
public record TrendPoint(
        ManifestHead head, @Nullable ManifestHead reference, boolean tablesCompared, List<TrendAlarm> alarms) {

    public TrendPoint {
        alarms = List.copyOf(alarms);
    }

    /** A backup that was compared with nothing. */
    public static TrendPoint alone(ManifestHead head) {
        return new TrendPoint(head, null, false, List.of());
    }
}
