package io.restorable.backup.restore;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.QueryFailedException;
import java.util.Map;

/** What to do when the target's server refuses a statement of a restore. Source: PostgreSQL 18, Appendix A. */
final class RefusalAdvice {

    private static final Map<String, String> BY_STATE = Map.of(
            "42501",
            "Restore as a superuser or as a role that may do this; '--no-owner' and '--no-privileges' leave owners and"
                    + " grants out.",
            "53100",
            "Make room on the target server's disk, then restore again.",
            "53200",
            "Raise max_locks_per_transaction on the target server (it needs a restart), or restore to a new database"
                    + " ('--to new'), which works in many small transactions.",
            "53300",
            "Restore with fewer '--jobs', or raise max_connections or the role's limit.",
            "58P01",
            "The server lacks a file, of an extension most likely: install the same packages as on the backup's server.",
            "55006",
            "Somebody is connected to what has to change: end those sessions, then restore again.");

    private static final String OTHERWISE =
            "The server's log holds the statement. Where the target lacks something that the backup's server had, add it"
                    + " and restore again; 'pg_restore' and 'export' read the same backup.";

    private RefusalAdvice() {}

    /** The next step after a failure. */
    static String nextStep(RuntimeException failure) {
        if (failure instanceof QueryFailedException refused) {
            String state = refused.sqlState();
            return state == null ? OTHERWISE : BY_STATE.getOrDefault(state, OTHERWISE);
        }
        return failure instanceof BackupException known
                ? known.nextStep()
                : "This looks like a defect of Restorable; please report it with the stack trace.";
    }
}
