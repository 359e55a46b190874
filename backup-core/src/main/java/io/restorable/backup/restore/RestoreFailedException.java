package io.restorable.backup.restore;

import io.restorable.backup.error.BackupException;
import org.jspecify.annotations.Nullable;

/** A restore did not succeed; its target is as it was before, unless the message says otherwise. */
public final class RestoreFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final transient RestoreReport report;

    RestoreFailedException(String problem, String nextStep, RestoreReport report, @Nullable Throwable cause) {
        super(problem, nextStep, cause);
        this.report = report;
    }

    /** What was done until the failure; its outcome is {@link RestoreReport.Outcome#FAILED}. */
    public RestoreReport report() {
        return report;
    }
}
