package io.restorable.backup.connect.lock;

import io.restorable.backup.error.BackupException;

/** The session that kept others away from a database ended, and so the work was ended, too. */
public final class LockLostException extends BackupException {

    private static final long serialVersionUID = 1L;

    LockLostException(String database, String outcome, RuntimeException cause) {
        super(
                "The session that kept other backups, restores and migrations away from database " + database
                        + " was lost, so the work was ended. " + outcome,
                "See in the server's log who ended the session, and look whether somebody else works on the database;"
                        + " then start again.",
                cause);
        for (Throwable left : cause.getSuppressed()) {
            addSuppressed(left);
        }
    }
}
