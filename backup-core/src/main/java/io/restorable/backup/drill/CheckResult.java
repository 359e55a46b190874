package io.restorable.backup.drill;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one of the team's own checks.
 *
 * @param name the check's name
 * @param duration how long it took
 * @param problem why it failed, or {@code null} if it passed
 */
public record CheckResult(
        String name, Duration duration, @Nullable String problem) {

    /** Whether the restored database is as expected. */
    public boolean passed() {
        return problem == null;
    }
}
