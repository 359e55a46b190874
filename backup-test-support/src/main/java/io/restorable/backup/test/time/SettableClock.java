package io.restorable.backup.test.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that stands still until it is set. Safe for use by many threads. */
public final class SettableClock extends Clock {

    private volatile Instant now;

    /** @param now the time that it shows until it is set */
    public SettableClock(Instant now) {
        this.now = now;
    }

    /** Sets the time, also back. */
    public void set(Instant time) {
        now = time;
    }

    /** Moves the time on. */
    public void advance(Duration duration) {
        now = now.plus(duration);
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
        return Clock.fixed(now, zone);
    }
}
