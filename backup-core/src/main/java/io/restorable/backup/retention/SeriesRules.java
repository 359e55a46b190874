package io.restorable.backup.retention;

import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Applies the rules to the backups of one series, none of which lies in the future. */
final class SeriesRules {

    private final RetentionPolicy policy;
    private final Judgement judgement;
    private final String word;
    private final List<Candidate.Sound> newestFirst;

    /** @param newestFirst at least one */
    SeriesRules(RetentionPolicy policy, Judgement judgement, Series series, List<Candidate.Sound> newestFirst) {
        this.policy = policy;
        this.judgement = judgement;
        this.word = series.word();
        this.newestFirst = newestFirst;
    }

    void apply() {
        keepNewest();
        keepNewestProved();
        keepLast();
        keepWithin();
        new TreeMap<>(policy.cycles()).forEach(this::keepCycle);
        if (!policy.keepsByTime()) {
            newestFirst.forEach(backup -> judgement.keep(backup, "the only rule is the size budget"));
        }
        keepLabels();
        keepMinimum();
    }

    private void keepNewest() {
        judgement.keepInAnyCase(newestFirst.get(0), "newest " + word);
        judgement.isMainstay(newestFirst.get(0));
    }

    private void keepNewestProved() {
        newestFirst.stream().filter(Candidate.Sound::proved).findFirst().ifPresent(proved -> {
            judgement.keepInAnyCase(proved, "newest proved " + word);
            judgement.isMainstay(proved);
        });
    }

    private void keepLast() {
        newestFirst.stream()
                .limit(policy.last())
                .forEach(backup -> judgement.keep(backup, "one of the last " + policy.last()));
    }

    private void keepWithin() {
        Span span = policy.within();
        if (span == null) {
            return;
        }
        ZonedDateTime first = span.before(timeOf(newestFirst.get(0)));
        newestFirst.stream()
                .filter(backup -> !timeOf(backup).isBefore(first))
                .forEach(backup -> judgement.keep(backup, "within " + span + " of the newest"));
    }

    private void keepCycle(Cycle cycle, int count) {
        Set<String> periods = new HashSet<>();
        for (Candidate.Sound backup : newestFirst) {
            String period = cycle.periodOf(timeOf(backup), policy.weekStart());
            if (periods.size() == count && !periods.contains(period)) {
                return;
            }
            if (periods.add(period)) {
                judgement.keep(backup, cycle.word() + " " + period);
            }
        }
    }

    private void keepLabels() {
        newestFirst.stream()
                .filter(backup -> policy.labels().contains(backup.id().label()))
                .forEach(backup ->
                        judgement.keepInAnyCase(backup, "label " + backup.id().label() + " is kept for ever"));
    }

    /** Fills up with the newest of those that no rule wants. */
    private void keepMinimum() {
        long missing =
                policy.minimum() - newestFirst.stream().filter(judgement::keeps).count();
        newestFirst.stream()
                .filter(backup -> !judgement.keeps(backup))
                .limit(Math.max(0, missing))
                .toList()
                .forEach(backup -> judgement.keep(backup, "at least " + policy.minimum() + " stay"));
    }

    private ZonedDateTime timeOf(Candidate.Sound backup) {
        return backup.id().time().atZone(policy.zone());
    }
}
