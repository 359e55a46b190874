package io.restorable.backup.restore;

import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.ProgressReporter;
import java.util.List;

/** Where a restore goes, and how it is all or nothing there. */
interface RestoreTarget extends AutoCloseable {

    /** The server that the target is on. */
    ServerFacts facts();

    /**
     * Looks at the target without changing anything.
     *
     * @throws RefusedException if the restore must not go there
     */
    void preflight();

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
