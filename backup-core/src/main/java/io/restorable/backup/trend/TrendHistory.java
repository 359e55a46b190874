package io.restorable.backup.trend;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.BackupScope;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts the backups of one database in order, and compares each with its reference. Backups of the same scope are a
 * series; those of another one, as of a single table, have nothing to say about it.
 */
public final class TrendHistory {

    private final TrendRules rules;
    private final Function<BackupId, Optional<Manifest>> manifests;
    private final Map<BackupId, ManifestHead> heads = new LinkedHashMap<>();

    /**
     * Begins with nothing.
     *
     * @param manifests opens a backup for a comparison table by table; empty if it cannot. Asked for the newest backup of
     *     each series and its reference, for no others
     */
    public TrendHistory(TrendRules rules, Function<BackupId, Optional<Manifest>> manifests) {
        this.rules = rules;
        this.manifests = manifests;
    }

    /**
     * The trend of a database.
     *
     * @param backups all of its backups that can be read, in any order
     */
    public Trend of(String database, List<ManifestHead> backups) {
        backups.stream().sorted(Comparator.comparing(ManifestHead::id)).forEach(head -> heads.put(head.id(), head));
        var earlier = new LinkedHashMap<BackupScope, Series>();
        var history = new ArrayList<TrendPoint>();
        for (ManifestHead head : heads.values()) {
            Series series = earlier.computeIfAbsent(head.facts().scope(), scope -> new Series());
            TrendPoint point = series.reference(head.id())
                    .flatMap(this::head)
                    .map(reference -> Comparison.ofTotals(head, reference, rules))
                    .orElseGet(() -> TrendPoint.alone(head));
            history.add(point);
            series.add(point);
        }
        return new Trend(database, history, newest(List.copyOf(earlier.values())), List.of());
    }

    private List<TrendPoint> newest(List<Series> all) {
        List<TrendPoint> last =
                all.stream().flatMap(series -> series.last().stream()).toList();
        Instant newest = last.stream()
                .map(point -> point.head().id().time())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant oldest = newest.minus(weeks());
        return last.stream()
                .filter(point -> !point.head().id().time().isBefore(oldest))
                .map(this::withTables)
                .toList();
    }

    private TrendPoint withTables(TrendPoint totals) {
        ManifestHead reference = totals.reference();
        if (reference == null) {
            return totals;
        }
        return manifests
                .apply(totals.head().id())
                .flatMap(now -> manifests.apply(reference.id()).map(former -> Comparison.of(now, former, rules)))
                .orElse(totals);
    }

    private Optional<ManifestHead> head(BackupId id) {
        return Optional.ofNullable(heads.get(id));
    }

    private Duration weeks() {
        return Duration.ofDays(7L * rules.weeks());
    }

    /** Backups of the same scope, as far as they belong to the rhythm, the oldest first. */
    private final class Series {

        private final List<TrendPoint> points = new ArrayList<>();
        private final List<BackupId> ids = new ArrayList<>();

        void add(TrendPoint point) {
            if (ReferenceOrder.isRegular(point.head().id())) {
                points.add(point);
                ids.add(point.head().id());
            }
        }

        Optional<TrendPoint> last() {
            return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
        }

        /** Only the newest one can be one that is older than the weeks that count. */
        Optional<BackupId> reference(BackupId id) {
            Instant oldest = id.time().minus(weeks().plusDays(2));
            int first = ids.size();
            while (first > 0
                    && (first == ids.size() || !ids.get(first - 1).time().isBefore(oldest))) {
                first--;
            }
            return ReferenceOrder.best(id, ids.subList(first, ids.size()), rules);
        }
    }
}
