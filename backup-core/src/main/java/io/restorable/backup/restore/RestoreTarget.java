package io.restorable.backup.restore;

import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.restore.swap.Swap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a restore goes, and how it is all or nothing there. */
interface RestoreTarget extends AutoCloseable {

    /** The server that the target is on. */
    ServerFacts facts();

    /** Sessions for what belongs to the server rather than to the target. */
    SessionPool server();

    /**
     * Looks at the target without changing anything.
     *
     * @return a full sentence for each thing that the user should know before it begins
     * @throws RefusedException if the restore must not go there
     */
    List<String> preflight(RestorePlan plan);

    /** Whether the target holds something that goes away; known after {@link #preflight}. */
    default boolean replacesContents() {
        return false;
    }

    /** How another database took the target's place, or {@code null} if none did. */
    default @Nullable Swap swap() {
        return null;
    }

    /**
     * Keeps other backups, restores and migrations away from the target, once it is known by {@link #preflight}.
     *
     * @throws RefusedException if one is at work
     */
    DatabaseLock lock();

    /**
     * Applies the plan and compares the result. Whatever it throws, the target is as it was before.
     *
     * @throws DifferentContentException if all was applied, but the target does not hold what the source does
     */
    Applied apply(SourceArchive source, RestorePlan plan, ProgressReporter progress);

    @Override
    void close();

    /**
     * What was done.
     *
     * @param tables how many tables got their rows
     * @param compared how many of them were read back and found equal
     * @param warnings what was left out or done otherwise, each a full sentence
     */
    record Applied(long tables, long compared, List<String> warnings) {}
}
