package io.restorable.backup.dump.lock;

import java.time.Duration;

/**
 * What a backup does when somebody waits to change a table that it has locked. Everybody else who wants that table waits
 * behind them: a migration that waits for a backup stops the application.
 *
 * @param gives whether the backup gives way; if not, it only warns, and gives way all the same where it would wait for
 *     the waiting one itself
 * @param patience how long the other one waits before the backup gives way
 */
public record YieldPolicy(boolean gives, Duration patience) {

    /** Gives way after five seconds. */
    public static final YieldPolicy DEFAULT = new YieldPolicy(true, Duration.ofSeconds(5));

    /** Warns, and goes on. */
    public static final YieldPolicy NEVER = new YieldPolicy(false, Duration.ZERO);

    /** Gives way after the given time. */
    public static YieldPolicy after(Duration patience) {
        return new YieldPolicy(true, patience);
    }
}
