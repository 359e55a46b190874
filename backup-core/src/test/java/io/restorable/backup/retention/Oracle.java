package io.restorable.backup.retention;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.BackupScope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** What retention means, word by word: each backup is compared with each other one, and nothing is remembered. */
final class Oracle {

    private static final int MONTHS = 12;
    private static final int DAYS = 7;

    private final RetentionPolicy policy;
    private final List<Candidate.Sound> all;
    private final Instant now;

    Oracle(RetentionPolicy policy, Collection<Candidate> backups, Instant now) {
        this.policy = policy;
        this.now = now;
        this.all = backups.stream()
                .filter(Candidate.Sound.class::isInstance)
                .map(Candidate.Sound.class::cast)
                .toList();
    }

    Set<BackupId> deletions() {
        Set<BackupId> deleted = new HashSet<>();
        all.stream().filter(backup -> !wanted(backup)).forEach(backup -> deleted.add(backup.id()));
        Optional<Candidate.Sound> next = nextOverBudget(deleted);
        while (next.isPresent()) {
            deleted.add(next.get().id());
            next = nextOverBudget(deleted);
        }
        return deleted;
    }

    private Optional<Candidate.Sound> nextOverBudget(Set<BackupId> deleted) {
        SizeBudget budget = policy.maximumSize();
        long room = all.stream()
                .filter(backup -> !deleted.contains(backup.id()))
                .mapToLong(Candidate.Sound::bytes)
                .sum();
        if (budget == null || room <= budget.bytes()) {
            return Optional.empty();
        }
        return all.stream()
                .filter(backup -> !deleted.contains(backup.id()) && !held(backup))
                .filter(backup -> peers(backup).stream()
                                .filter(peer -> !deleted.contains(peer.id()))
                                .count()
                        > policy.minimum())
                .min(Comparator.comparing(Candidate::id));
    }

    private boolean wanted(Candidate.Sound backup) {
        List<Candidate.Sound> peers = peers(backup);
        long kept = peers.stream().filter(this::wantedByRule).count();
        long unwantedAndNewer =
                newer(backup).stream().filter(peer -> !wantedByRule(peer)).count();
        return wantedByRule(backup) || kept + unwantedAndNewer < policy.minimum();
    }

    private boolean wantedByRule(Candidate.Sound backup) {
        List<Candidate.Sound> newer = newer(backup);
        boolean onlyBudget =
                policy.last() == 0 && policy.within() == null && policy.cycles().isEmpty();
        return held(backup)
                || onlyBudget
                || newer.size() < policy.last()
                || isWithin(backup)
                || policy.cycles().entrySet().stream()
                        .anyMatch(rule -> stands(backup, newer, samePeriod(rule.getKey()), rule.getValue()));
    }

    /** The newest of its period, and fewer than so many periods after it have a backup. */
    private static boolean stands(
            Candidate.Sound backup,
            List<Candidate.Sound> newer,
            BiPredicate<Candidate.Sound, Candidate.Sound> same,
            int count) {
        long periods = newer.stream()
                .filter(one ->
                        newer.stream().noneMatch(other -> other.id().compareTo(one.id()) > 0 && same.test(one, other)))
                .count();
        return periods < count && newer.stream().noneMatch(other -> same.test(backup, other));
    }

    /** Kept in any case. */
    private boolean held(Candidate.Sound backup) {
        List<Candidate.Sound> newer = newer(backup);
        boolean newest = newer.isEmpty();
        boolean newestProved = backup.proved() && newer.stream().noneMatch(Candidate.Sound::proved);
        Instant lock = backup.lockedUntil();
        return isFuture(backup)
                || newest
                || newestProved
                || backup.pinned() != null
                || policy.labels().contains(backup.id().label())
                || (lock != null && lock.isAfter(now));
    }

    private boolean isFuture(Candidate.Sound backup) {
        return backup.id().time().isAfter(now);
    }

    private boolean isWithin(Candidate.Sound backup) {
        Span span = policy.within();
        if (span == null) {
            return false;
        }
        ZonedDateTime newest = local(
                peers(backup).stream().max(Comparator.comparing(Candidate::id)).orElse(backup));
        ZonedDateTime first = newest.minus(span.calendar()).minus(Duration.ofHours(span.hours()));
        return !local(backup).toInstant().isBefore(first.toInstant());
    }

    private BiPredicate<Candidate.Sound, Candidate.Sound> samePeriod(Cycle cycle) {
        return (one, other) -> {
            ZonedDateTime first = local(one);
            ZonedDateTime second = local(other);
            boolean sameDay = first.toLocalDate().equals(second.toLocalDate());
            return switch (cycle) {
                case HOURLY ->
                    sameDay
                            && first.getHour() == second.getHour()
                            && first.getOffset().equals(second.getOffset());
                case DAILY -> sameDay;
                case WEEKLY -> week(first) == week(second);
                case MONTHLY -> month(first) == month(second);
                case YEARLY -> first.getYear() == second.getYear();
            };
        };
    }

    /** Weeks are numbered from that of 1970-01-01, a Thursday. */
    private long week(ZonedDateTime time) {
        int thursday = 4;
        long sinceStart =
                time.toLocalDate().toEpochDay() + thursday - policy.weekStart().getValue();
        return Math.floorDiv(sinceStart, DAYS);
    }

    private static int month(ZonedDateTime time) {
        return time.getYear() * MONTHS + time.getMonthValue();
    }

    private ZonedDateTime local(Candidate.Sound backup) {
        return backup.id().time().atZone(policy.zone());
    }

    private List<Candidate.Sound> newer(Candidate.Sound backup) {
        return peers(backup).stream()
                .filter(peer -> peer.id().compareTo(backup.id()) > 0)
                .toList();
    }

    /** The backups that hold the same part, itself included. */
    private List<Candidate.Sound> peers(Candidate.Sound backup) {
        return all.stream()
                .filter(peer -> !isFuture(peer) && sameSeries(peer, backup))
                .toList();
    }

    private static boolean sameSeries(Candidate.Sound one, Candidate.Sound other) {
        return sameScope(one.scope(), other.scope())
                && one.id().label().text().equals("pre-restore")
                        == other.id().label().text().equals("pre-restore");
    }

    private static boolean sameScope(BackupScope one, BackupScope other) {
        return one.content() == other.content()
                && new HashSet<>(one.schemas()).equals(new HashSet<>(other.schemas()))
                && new HashSet<>(one.tables()).equals(new HashSet<>(other.tables()))
                && new HashSet<>(one.excludedTables()).equals(new HashSet<>(other.excludedTables()));
    }
}
