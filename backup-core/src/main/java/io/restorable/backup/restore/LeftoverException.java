package io.restorable.backup.restore;

import io.restorable.backup.error.BackupException;

/** A failed restore could not leave its target as it was; suppressed in the exception that says what failed. */
final class LeftoverException extends BackupException {

    private static final long serialVersionUID = 1L;

    /** @param leftover what is left, with the way to remove it; a full sentence */
    LeftoverException(String leftover) {
        super(leftover, "Then restore again.", null);
    }
}
