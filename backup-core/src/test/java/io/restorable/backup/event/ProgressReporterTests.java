package io.restorable.backup.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressReporterTests {

    private final List<ProgressEvent> heard = new ArrayList<>();
    private final StepClock clock = new StepClock();
    private final ProgressReporter reporter = new ProgressReporter(Operation.DUMP, heard::add, clock);

    @Test
    void tellsTheStoryInOrder() {
        reporter.started("shop");
        reporter.phase(Phase.CATALOG);
        reporter.objectDone("public.orders", 3, 120);
        reporter.warn("The role reader does not exist here.");
        reporter.completed("20261121T020000Z");

        assertThat(heard)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Started", "PhaseStarted", "ObjectDone", "Warned", "Completed");
        assertThat(heard).allSatisfy(event -> assertThat(event.operation()).isEqualTo(Operation.DUMP));
    }

    @Test
    void tellsTheReasonOfAFailure() {
        var failure = new IllegalStateException("disk full");

        reporter.failed(failure);

        assertThat(heard).containsExactly(new ProgressEvent.Failed(Operation.DUMP, clock.instant(), failure));
    }

    @Test
    void reportsAdvanceAFewTimesASecondAtMost() {
        for (int row = 0; row < 1_000; row++) {
            reporter.advance(1, 100);
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(heard).hasSize(5);
        assertThat(reporter.progress().rows()).isEqualTo(1_000);
        assertThat(reporter.progress().bytes()).isEqualTo(100_000);
    }

    @Test
    void estimatesTheRestAtTheSpeedSoFar() {
        reporter.expect(new Progress.Expected(0, 1_000, 0));
        clock.advance(Duration.ofSeconds(10));
        reporter.advance(1, 250);

        assertThat(reporter.progress().fraction()).isEqualTo(0.25);
        assertThat(reporter.progress().remaining()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void estimatesByObjectsWhereBytesAreNotKnown() {
        reporter.expect(new Progress.Expected(0, 0, 4));
        clock.advance(Duration.ofSeconds(1));
        reporter.objectDone("public.orders_pkey", 0, 0);

        assertThat(reporter.progress().fraction()).isEqualTo(0.25);
    }

    @Test
    void guessesNothingAtTheBeginning() {
        reporter.expect(new Progress.Expected(0, 1_000, 0));

        assertThat(reporter.progress().remaining()).isNull();
    }

    @Test
    void neverPassesTheWhole() {
        reporter.expect(new Progress.Expected(0, 100, 0));
        reporter.advance(1, 500);

        assertThat(reporter.progress().fraction()).isEqualTo(1);
        assertThat(reporter.progress().remaining()).isZero();
    }

    @Test
    void goesOnWhenTheListenerFails() {
        var deaf = new ProgressReporter(
                Operation.RESTORE,
                event -> {
                    throw new IllegalStateException("the listener is broken, as the test demands");
                },
                clock);

        deaf.started("shop");
        deaf.advance(1, 1);

        assertThat(deaf.progress().rows()).isEqualTo(1);
    }

    private static final class StepClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T02:00:00Z");

        void advance(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
