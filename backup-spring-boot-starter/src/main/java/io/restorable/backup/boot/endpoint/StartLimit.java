package io.restorable.backup.boot.endpoint;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.run.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Keeps the same work of the same plan from being started again and again. Used by one thread at a time. */
final class StartLimit {

    private final Duration interval;
    private final Clock clock;
    private final Map<String, Instant> started = new HashMap<>();

    StartLimit(Duration interval, Clock clock) {
        this.interval = interval;
        this.clock = clock;
    }

    /**
     * Makes sure that a start is not too soon.
     *
     * @throws RefusedRequestException if it is
     */
    void check(BackupPlan plan, Work work) {
        Instant last = started.get(key(plan, work));
        if (last == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), last.plus(interval));
        if (left.compareTo(Duration.ZERO) > 0) {
            throw RefusedRequestException.tooSoon(
                    "A " + work.word() + " of plan " + plan + " was started less than " + interval.toSeconds()
                            + " s ago (backup.endpoint.start-interval).",
                    "Try again in " + (left.toSeconds() + 1) + " s.");
        }
    }

    /** The next one has to wait. */
    void count(BackupPlan plan, Work work) {
        started.put(key(plan, work), clock.instant());
    }

    private static String key(BackupPlan plan, Work work) {
        return plan.name() + " " + work;
    }
}
