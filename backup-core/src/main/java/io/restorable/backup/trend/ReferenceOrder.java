package io.restorable.backup.trend;

import io.restorable.backup.manifest.BackupId;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which earlier backup another one is compared with, told from their names alone.
 *
 * <p>First those of the same weekday, on an earlier day and not too many weeks ago: the latest such day; of several
 * backups on it, those with the same label, and of these the one whose time of day is nearest. So the load of a weekend,
 * or of the last night of the week, is compared with its like, and an hourly backup with that of the same hour. After
 * them all other earlier ones, the newest first.
 *
 * <p>Backups that were made around an event, with a label that begins with {@code pre-} or {@code post-} ({@code
 * pre-restore}, {@code pre-migration}), stand outside the series: they are neither compared with others, nor others with
 * them. They come at any hour, often from a database that is broken at that moment, or half changed; an alarm would tell
 * somebody who is just at work on it what he knows, and as references they would make the repaired database look odd.
 */
public final class ReferenceOrder {

    private final BackupId backup;
    private final TrendRules rules;
    private final LocalDateTime time;

    private ReferenceOrder(BackupId backup, TrendRules rules) {
        this.backup = backup;
        this.rules = rules;
        this.time = local(backup);
    }

    /**
     * The backups that one can be compared with, the best first; none if it stands outside the series.
     *
     * @param others backups of the same database; later ones and the same one do not matter
     */
    public static List<BackupId> of(BackupId backup, Collection<BackupId> others, TrendRules rules) {
        var order = new ReferenceOrder(backup, rules);
        return others.stream()
                .filter(order::canRefer)
                .map(order::candidate)
                .sorted(Candidate.BEST_FIRST)
                .map(Candidate::id)
                .toList();
    }

    /** The first of {@link #of}. */
    static Optional<BackupId> best(BackupId backup, Collection<BackupId> others, TrendRules rules) {
        var order = new ReferenceOrder(backup, rules);
        return others.stream()
                .filter(order::canRefer)
                .map(order::candidate)
                .min(Candidate.BEST_FIRST)
                .map(Candidate::id);
    }

    /** Whether a backup belongs to the series. */
    public static boolean isRegular(BackupId backup) {
        String label = backup.label().text();
        return !label.startsWith("pre-") && !label.startsWith("post-");
    }

    private boolean canRefer(BackupId other) {
        return isRegular(backup) && isRegular(other) && other.time().isBefore(backup.time());
    }

    private Candidate candidate(BackupId other) {
        LocalDateTime then = local(other);
        long days = ChronoUnit.DAYS.between(then.toLocalDate(), time.toLocalDate());
        boolean sameWeekday = days > 0 && days % 7 == 0 && days <= 7L * rules.weeks();
        return new Candidate(
                other,
                sameWeekday ? days : Long.MAX_VALUE,
                sameWeekday && !other.label().equals(backup.label()),
                sameWeekday ? Math.abs(ChronoUnit.SECONDS.between(then.toLocalTime(), time.toLocalTime())) : 0);
    }

    private LocalDateTime local(BackupId id) {
        return LocalDateTime.ofInstant(id.time(), rules.zone());
    }

    /**
     * An earlier backup.
     *
     * @param days ago, if it is of the same weekday, or very many
     * @param otherLabel whether its label differs
     * @param seconds between the times of day
     */
    private record Candidate(BackupId id, long days, boolean otherLabel, long seconds) {

        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingLong(Candidate::days)
                .thenComparing(Candidate::otherLabel)
                .thenComparingLong(Candidate::seconds)
                .thenComparing(Candidate::id, Comparator.reverseOrder());
    }
}
