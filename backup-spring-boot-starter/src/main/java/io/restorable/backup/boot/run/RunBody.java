package io.restorable.backup.boot.run;

import io.restorable.backup.Backups;

/** What a run does. */
@FunctionalInterface
public interface RunBody<T> {

    /**
     * Does it, on the thread of the run, whose interruption cancels it.
     *
     * @param backups the services of the plan, whose progress is that of the run; not to be closed
     * @return what came of it
     */
    T run(Backups backups);
}
