package io.restorable.backup.boot.fence;

import io.restorable.backup.RestoreRequest;
import io.restorable.backup.RestoreService;
import io.restorable.backup.connect.Database;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.swap.Swap;

/** Brings the former database back after a restore that the application cannot live with. */
final class WayBack {

    private static final String NEXT = "Mend what failed, or restore another backup.";

    private final Database database;
    private final RestoreReport restored;
    private final RestoreService service;

    WayBack(Database database, RestoreReport restored, RestoreService service) {
        this.database = database;
        this.restored = restored;
        this.service = service;
    }

    /**
     * Goes it.
     *
     * @param why what failed; a full sentence
     * @return what to throw: it says what became of the database
     */
    FenceFailedException after(String why, Throwable failure) {
        String problem =
                "Backup " + restored.source() + " was restored into database " + database.name() + ", but " + why + " ";
        // a cancelled restore is to be undone, too
        boolean cancelled = Thread.interrupted();
        try {
            return restored.mode() == RestoreMode.SWAP ? swapped(problem, failure) : reloaded(problem, failure);
        } catch (BackupException stuck) {
            return stuck(
                    problem + "The former database could NOT be brought back: " + stuck.problem(),
                    stuck.nextStep(),
                    stuck,
                    failure);
        } catch (RuntimeException unexpected) {
            return stuck(
                    problem + "The former database could NOT be brought back: " + unexpected,
                    "Use 'undo' after a swap, or restore the newest pre-restore backup.",
                    unexpected,
                    failure);
        } finally {
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static FenceFailedException stuck(
            String problem, String nextStep, RuntimeException why, Throwable failure) {
        failure.addSuppressed(why);
        return new FenceFailedException(
                false, problem, nextStep + " Until then the application works with what was restored.", failure);
    }

    private FenceFailedException swapped(String problem, Throwable failure) {
        Swap swap = restored.swap();
        if (swap == null || swap.keptAs() == null) {
            return stays(problem + "There was no database of that name before, so the restored one stays.", failure);
        }
        String kept = service.undo(database).swap().keptAs();
        return new FenceFailedException(
                true,
                problem + "The former database is back in its place"
                        + (kept == null ? "." : ", the restored one is " + kept + "."),
                NEXT,
                failure);
    }

    private FenceFailedException reloaded(String problem, Throwable failure) {
        String safety = restored.safetyBackup();
        if (safety == null) {
            return stays(problem + "No backup of the former contents was made, so the restored ones stay.", failure);
        }
        RestoreOptions options = RestoreOptions.into(RestoreMode.IN_PLACE)
                .withReplaceContents(true)
                .withSafetyBackup(false);
        service.restore(new RestoreRequest(safety, database, options));
        return new FenceFailedException(
                true, problem + "The former contents are back, from " + safety + ", and compared.", NEXT, failure);
    }

    private static FenceFailedException stays(String problem, Throwable failure) {
        return new FenceFailedException(false, problem, NEXT, failure);
    }
}
