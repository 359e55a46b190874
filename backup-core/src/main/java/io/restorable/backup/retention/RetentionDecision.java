package io.restorable.backup.retention;

import io.restorable.backup.manifest.BackupId;
import java.util.List;

/**
 * What becomes of a backup, and why.
 *
 * @param id which one
 * @param verdict what becomes of it
 * @param reasons every reason, in words for people: {@code daily 2026-11-20}
 */
public record RetentionDecision(BackupId id, Verdict verdict, List<String> reasons) {

    public RetentionDecision {
        reasons = List.copyOf(reasons);
    }

    /** What can become of a backup. */
    public enum Verdict {
        KEEP,
        DELETE
    }

    /** Whether it goes. */
    public boolean deletes() {
        return verdict == Verdict.DELETE;
    }
}
