package io.restorable.backup.copy;

import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of copying one backup into one store.
 *
 * @param name which backup
 * @param outcome what became of it
 * @param bytes how many bytes the store holds for it; 0 if it failed
 * @param duration how long it took
 * @param problem why it failed, a full sentence; {@code null} if it did not
 * @param nextStep what to do about it, a full sentence; {@code null} if it did not fail
 */
public record CopiedBackup(
        BackupName name,
        Outcome outcome,
        long bytes,
        Duration duration,
        @Nullable String problem,
        @Nullable String nextStep) {

    /** What can become of a copy. */
    public enum Outcome {
        /** It is there now, sealed. */
        COPIED,
        /** The very same backup was there before. */
        PRESENT,
        /** It is not there; nothing half-made is listed. */
        FAILED
    }

    static CopiedBackup failed(BackupName name, Duration duration, String problem, String nextStep) {
        return new CopiedBackup(name, Outcome.FAILED, 0, duration, problem, nextStep);
    }

    /** A backup that could not be copied because its own manifest cannot be read. */
    public static CopiedBackup unreadable(ListedBackup.Unreadable original, String where) {
        return failed(
                original.name(),
                Duration.ZERO,
                "THE ORIGINAL IN " + where + " IS DAMAGED. "
                        + original.problem().problem(),
                original.problem().nextStep());
    }

    /** Whether the store does not hold it. */
    public boolean failed() {
        return outcome == Outcome.FAILED;
    }
}
