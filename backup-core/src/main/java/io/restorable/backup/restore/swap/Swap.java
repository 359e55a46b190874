package io.restorable.backup.restore.swap;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one database took another's place.
 *
 * @param keptAs the old one's name now, or {@code null} if there was none
 * @param window how long nobody could connect: from the first lock on the old database to the commit
 * @param endedSessions how many sessions of others were ended for it
 */
public record Swap(@Nullable String keptAs, Duration window, int endedSessions) {}
