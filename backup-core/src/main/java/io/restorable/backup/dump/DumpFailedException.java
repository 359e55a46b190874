package io.restorable.backup.dump;

import io.restorable.backup.error.BackupException;

/** The rows of a table, or the bytes of a large object, could not be written into a backup. Nothing was sealed. */
public final class DumpFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what the table, large object or file
     * @param cause why
     */
    public DumpFailedException(String what, Throwable cause) {
        super(
                "Backing up " + what + " failed: " + cause.getMessage() + ".",
                "No backup was made of it; mend the cause and start again.",
                cause);
    }
}
