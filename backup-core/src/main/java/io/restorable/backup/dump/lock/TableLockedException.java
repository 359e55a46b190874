package io.restorable.backup.dump.lock;

import io.restorable.backup.error.BackupException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table could not be locked in time because somebody else changes it. Nothing was written. */
public final class TableLockedException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final List<String> blockers;

    /**
     * @param waited how long the lock was waited for
     * @param blockers who holds or awaits a lock in the way, one clause for each, naming the table; may be empty
     * @param cause the server's answer
     */
    public TableLockedException(Duration waited, List<String> blockers, @Nullable Throwable cause) {
        super(
                "A table could not be locked for reading within " + waited.toMillis() + " ms: "
                        + (blockers.isEmpty()
                                ? "somebody changed it at that time"
                                : "in the way is " + String.join("; ", blockers))
                        + ".",
                "Let that work end, or wait longer for locks; then start again.",
                cause);
        this.blockers = List.copyOf(blockers);
    }

    /** Who was in the way, one clause for each. */
    public List<String> blockers() {
        return blockers;
    }
}
