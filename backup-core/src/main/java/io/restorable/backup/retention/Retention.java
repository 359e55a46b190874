package io.restorable.backup.retention;

import io.restorable.backup.error.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what becomes of the backups of one database. Looks at nothing but its arguments; their order does not matter.
 *
 * <ul>
 *   <li><b>The newest of each period is kept</b>, as restic and borg do. The present period has its newest one at once,
 *       which later ones of the same period take over from; the last one then stands for the period.
 *   <li><b>Only periods with backups count.</b> When backups fail for a month, nothing gets old meanwhile: seven days are
 *       the last seven that have a backup. In the same way, a length of time is counted back from the newest backup.
 *   <li><b>Series are judged apart.</b> Backups that hold the same part of the database are a series; so one of a table
 *       never stands in for one of the whole database, nor for one of another table. Backups that were made before a
 *       restore ({@code pre-restore}) are a series of their own: they hold what somebody wanted to be rid of, and must not
 *       take the place of the last good one of a day. Every rule, and the minimum, holds for each series.
 *   <li><b>Kept in any case:</b> the newest of a series, its newest proved one, what is pinned or locked by the store, and
 *       labels that are kept for ever. All of them count in their periods, too.
 *   <li><b>What lies in the future</b> was taken before the clock went backwards, or by a wrong clock. It is kept, and
 *       counts for nothing: neither as the newest nor for any period or minimum.
 *   <li><b>Doubtful backups</b> (damaged, or of a newer format) are kept, and count for nothing.
 *   <li><b>Of the same second,</b> the one whose label sorts last counts as the newer one.
 *   <li><b>The size budget</b> holds for all series of the database together, and takes the oldest first.
 * </ul>
 *
 * A listing that misses backups makes no rule let go of more than a whole one would.
 */
public final class Retention {

    private final RetentionPolicy policy;
    private final Instant now;
    private final Judgement judgement = new Judgement();

    private Retention(RetentionPolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /**
     * Decides.
     *
     * @param backups those of one database, each once
     * @param now when this is asked; only what lies in the future, and locks, depend on it
     * @throws RefusedException if the policy has no rule that says what to keep
     * @throws IllegalArgumentException if two backups have the same name: one would be counted as two
     */
    public static RetentionPlan plan(RetentionPolicy policy, Collection<? extends Candidate> backups, Instant now) {
        requireRule(policy);
        long names = backups.stream().map(Candidate::id).distinct().count();
        if (names < backups.size()) {
            throw new IllegalArgumentException("Some of the backups have the same name");
        }
        return new Retention(policy, now).decide(backups);
    }

    /** Fails closed: an empty policy would want nothing. @throws RefusedException if there is no rule */
    public static void requireRule(RetentionPolicy policy) {
        if (!policy.hasRule()) {
            throw new RefusedException(
                    "The retention policy says nothing of what to keep, so all but the newest backup would go.",
                    "Say what to keep, as in --keep-daily 7 --keep-weekly 4 --keep-monthly 12, keepDaily(7), or a"
                            + " maximum size.");
        }
    }

    private RetentionPlan decide(Collection<? extends Candidate> backups) {
        List<Candidate> newestFirst = new ArrayList<>(backups);
        newestFirst.sort(Comparator.comparing(Candidate::id).reversed());
        var sound = new ArrayList<Candidate.Sound>();
        for (Candidate backup : newestFirst) {
            if (backup instanceof Candidate.Sound readable) {
                sound.add(readable);
            } else if (backup instanceof Candidate.Doubtful doubtful) {
                judgement.keepInAnyCase(doubtful, doubtful.why() + ", and counts for nothing");
            }
        }
        decide(sound);
        return judgement.plan(newestFirst);
    }

    private void decide(List<Candidate.Sound> newestFirst) {
        var present = new HashMap<Series, List<Candidate.Sound>>();
        for (Candidate.Sound backup : newestFirst) {
            if (backup.id().time().isAfter(now)) {
                judgement.keepInAnyCase(backup, "lies in the future, so a clock is or was wrong");
            } else {
                present.computeIfAbsent(Series.of(backup), first -> new ArrayList<>())
                        .add(backup);
            }
            keepWhatIsHeld(backup);
        }
        present.forEach((series, backups) -> new SeriesRules(policy, judgement, series, backups).apply());
        SizeBudget budget = policy.maximumSize();
        if (budget != null) {
            new SizeLimit(budget, policy.minimum(), judgement).apply(newestFirst, present);
        }
        noteMainstays(present);
    }

    private void keepWhatIsHeld(Candidate.Sound backup) {
        if (backup.pinned() != null) {
            judgement.keepInAnyCase(backup, "pinned: " + backup.pinned());
        }
        if (backup.lockedUntil() != null && backup.lockedUntil().isAfter(now)) {
            judgement.keepInAnyCase(backup, "locked by the store until " + backup.lockedUntil());
        }
    }

    private void noteMainstays(Map<Series, List<Candidate.Sound>> present) {
        present.values()
                .forEach(backups -> backups.stream()
                        .filter(judgement::keeps)
                        .limit(policy.minimum())
                        .forEach(judgement::isMainstay));
    }
}
