package io.restorable.backup.error;

/** The work was interrupted on request. */
public final class OperationCancelledException extends BackupException {

    private static final long serialVersionUID = 1L;

    /** @param what the work: "The backup of database 'shop'" */
    public OperationCancelledException(String what, Throwable cause) {
        super(what + " was cancelled.", "Nothing of it was kept; start again whenever it suits.", cause);
    }
}
