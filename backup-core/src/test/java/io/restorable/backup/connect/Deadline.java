package io.restorable.backup.connect;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does, not longer than a minute. */
public final class Deadline {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofMillis(5);

    private Deadline() {}

    /** Returns once the condition holds; fails when that takes too long. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for " + what);
            }
            try {
                never.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                throw new AssertionError("Interrupted while waiting for " + what, interrupted);
            }
        }
    }
}
