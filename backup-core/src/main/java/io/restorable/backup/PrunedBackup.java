package io.restorable.backup;

import io.restorable.backup.repository.BackupName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a backup by a retention policy, and why.
 *
 * @param name which one
 * @param storedBytes how much room it takes, or {@code null} if its manifest cannot be read
 * @param deletes whether it goes
 * @param reasons every reason, in words: {@code daily 2026-11-20}
 */
public record PrunedBackup(BackupName name, @Nullable Long storedBytes, boolean deletes, List<String> reasons) {

    public PrunedBackup {
        reasons = List.copyOf(reasons);
    }

    /** How much room it takes, as far as that is known. */
    public long knownBytes() {
        return storedBytes == null ? 0 : storedBytes;
    }
}
