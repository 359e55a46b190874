package io.restorable.backup.dump;

import io.restorable.backup.error.BackupException;

/** The rows of a table, or the bytes of a large object, could not be written into a backup. Nothing was sealed. */
public final class DumpFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    private DumpFailedException(String problem, String nextStep, Throwable cause) {
        super(problem, nextStep, cause);
    }

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

    /** A row that did not fit into the heap: the driver hands over each row whole. */
    static DumpFailedException outOfMemory(OutOfMemoryError cause) {
        return new DumpFailedException(
                "Backing up rows failed, because the largest of them do not fit into the heap (" + cause.getMessage()
                        + ").",
                "Give Java more memory (-Xmx) or run fewer jobs: each job needs twice the text of the largest row.",
                cause);
    }
}
