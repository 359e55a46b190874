package io.restorable.backup;

import io.restorable.backup.error.BackupException;
import java.io.IOException;

/** A script could not be written to its end. */
public final class ExportFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    ExportFailedException(String backup, IOException cause) {
        super(
                "Backup " + backup + " could not be exported: " + cause.getMessage() + ".",
                "What was written so far is no use; look at the disk and verify the backup, then export again.",
                cause);
    }
}
