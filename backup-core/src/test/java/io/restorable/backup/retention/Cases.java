package io.restorable.backup.retention;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.BackupScope;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Histories of backups around the moments at which calendars do odd things, and policies. */
public final class Cases extends DomainContextBase {

    /**
     * A policy asked about backups at a time, which may lie before some of them.
     *
     * @param backups in no order
     */
    record Case(RetentionPolicy policy, List<Candidate> backups, Instant now) {

        RetentionPlan plan() {
            return Retention.plan(policy, backups, now);
        }

        Case with(RetentionPolicy other) {
            return new Case(other, backups, now);
        }

        Case with(List<Candidate> others) {
            return new Case(policy, others, now);
        }
    }

    private static final List<Instant> ODD_MOMENTS = List.of(
            // Berlin: summer time ends, and begins
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-03-29T00:30:00Z"),
            // São Paulo: midnight is left out, and comes twice
            Instant.parse("2018-11-04T02:30:00Z"),
            Instant.parse("2019-02-17T01:30:00Z"),
            // Apia: there is no 30 December
            Instant.parse("2011-12-30T09:30:00Z"),
            // ends of years, of a week 53, of a leap February
            Instant.parse("2026-12-31T23:30:00Z"),
            Instant.parse("2020-12-31T23:30:00Z"),
            Instant.parse("2024-02-29T12:00:00Z"));

    private static final List<Duration> STEPS = List.of(
            Duration.ZERO,
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(6),
            Duration.ofDays(29),
            Duration.ofDays(200));

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(Arbitraries.of(ODD_MOMENTS), Arbitraries.of(STEPS))
                .flatAs((middle, step) -> Combinators.combine(policies(), candidates(middle, step), times(middle, step))
                        .as(Case::new));
    }

    private static Arbitrary<List<Candidate>> candidates(Instant middle, Duration step) {
        return Combinators.combine(times(middle, step), labels(), candidate())
                .as((time, label, make) -> make.of(new BackupId(time, label)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(16)
                .uniqueElements(Candidate::id);
    }

    /** Few enough different ones that many are the same. */
    private static Arbitrary<Instant> times(Instant middle, Duration step) {
        return Combinators.combine(Arbitraries.integers().between(-12, 12), Arbitraries.of(STEPS))
                .as((number, offset) -> middle.plus(step.multipliedBy(number)).plus(offset));
    }

    private interface Maker {
        Candidate of(BackupId id);
    }

    private static Arbitrary<Maker> candidate() {
        Arbitrary<Maker> sound = Combinators.combine(
                        scopes(),
                        Arbitraries.longs().between(0, 100),
                        Arbitraries.of(true, false, false, false, false, false, false, false),
                        Arbitraries.of(true, false, false, false, false),
                        Arbitraries.of(ODD_MOMENTS).injectNull(0.9))
                .as((scope, bytes, pinned, proved, locked) ->
                        id -> new Candidate.Sound(id, scope, bytes, pinned ? "for a test" : null, proved, locked));
        Arbitrary<Maker> doubtful = Arbitraries.just(id -> new Candidate.Doubtful(id, "is of no use"));
        return Arbitraries.frequencyOf(Tuple.of(19, sound), Tuple.of(1, doubtful));
    }

    private static Arbitrary<BackupScope> scopes() {
        return Arbitraries.of(
                BackupScope.EVERYTHING,
                BackupScope.EVERYTHING,
                BackupScope.EVERYTHING,
                tables("orders", "lines"),
                tables("lines", "orders"),
                tables("log"));
    }

    private static BackupScope tables(String... tables) {
        return new BackupScope(BackupScope.Content.SCHEMA_AND_DATA, List.of(), List.of(tables), List.of());
    }

    private static Arbitrary<BackupLabel> labels() {
        return Arbitraries.of("", "", "", "nightly", "pre-migration", "pre-restore")
                .map(BackupLabel::new);
    }

    private static Arbitrary<RetentionPolicy> policies() {
        Arbitrary<Span> spans = Arbitraries.of(
                Span.ofDays(1),
                Span.ofDays(30),
                Span.of(Duration.ofHours(12)),
                Span.of(Period.ofMonths(3)),
                new Span(Period.of(1, 1, 1), 1));
        Arbitrary<Map<Cycle, Integer>> cycles = Arbitraries.maps(
                        Arbitraries.of(Cycle.class), Arbitraries.integers().between(1, 6))
                .ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.of(0, 0, 0, 1, 2, 5),
                        spans.injectNull(0.8),
                        cycles,
                        Arbitraries.of(Set.<BackupLabel>of(), Set.of(new BackupLabel("pre-migration"))),
                        Arbitraries.of(1, 1, 1, 3, 7),
                        Arbitraries.longs()
                                .between(1, 1_500)
                                .map(SizeBudget::new)
                                .injectNull(0.6),
                        Arbitraries.of("UTC", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu")
                                .map(ZoneId::of),
                        Arbitraries.of(DayOfWeek.class))
                .as(RetentionPolicy::new)
                .filter(RetentionPolicy::hasRule);
    }
}
