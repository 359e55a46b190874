package io.restorable.backup.restore.database;

import io.restorable.backup.error.BackupException;
import java.time.Duration;
import java.util.List;

/** A database was to be dropped, and the server waited for other sessions too long. */
public final class DatabaseStaysException extends BackupException {

    private static final long serialVersionUID = 1L;

    /** @param deaf the sessions it may be that are waited for, as far as they are known */
    DatabaseStaysException(String database, Duration patience, List<String> deaf, Throwable cause) {
        super(
                "Database " + database + " could not be dropped: the server waited "
                        + Math.max(1, patience.toSeconds())
                        + " seconds for all of its sessions to listen, and one in the middle of COPY, whose client is"
                        + " silent, does not."
                        + (deaf.isEmpty() ? "" : " It may be " + String.join(", or ", deaf) + "."),
                "End that session (SELECT pg_terminate_backend(…)), then drop the database again.",
                cause);
    }
}
