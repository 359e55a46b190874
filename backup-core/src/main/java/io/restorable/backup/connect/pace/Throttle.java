package io.restorable.backup.connect.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps all workers of one backup or restore together below a rate: each that moved some bytes waits until the time that
 * these take at that rate has passed. Safe for use by many threads.
 */
public final class Throttle {

    /** So much may be caught up after a pause, so that short waits for other things cost no speed. */
    private static final long CREDIT_NANOS = Duration.ofMillis(500).toNanos();

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ByteRate rate;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private long paidUntil;

    /** A way to wait. */
    interface Pause {
        void sleep(long nanos) throws InterruptedException;
    }

    public Throttle(ByteRate rate) {
        this(rate, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    Throttle(ByteRate rate, LongSupplier nanoTime, Pause pause) {
        this.rate = rate;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.paidUntil = nanoTime.getAsLong();
    }

    /** Waits until so many bytes may have passed. An interrupt ends the wait, and stays set for the work to see. */
    public void passed(long bytes) {
        if (!rate.isLimited()) {
            return;
        }
        long wait = reserve(bytes);
        if (wait > 0) {
            try {
                pause.sleep(wait);
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized long reserve(long bytes) {
        long now = nanoTime.getAsLong();
        long from = Math.max(paidUntil, now - CREDIT_NANOS);
        paidUntil = from + (long) (bytes * (NANOS_PER_SECOND / rate.bytesPerSecond()));
        return paidUntil - now;
    }
}
