package io.restorable.backup.boot.failure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a wrong setting, and what to write, in place of a stack trace. */
final class BackupSettingFailureAnalyzer extends AbstractFailureAnalyzer<BackupSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BackupSettingException cause) {
        return new FailureAnalysis(cause.problem(), cause.nextStep(), cause);
    }
}
