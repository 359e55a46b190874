package io.restorable.backup.restore;

import io.restorable.backup.error.BackupException;
import java.util.List;

/** Everything was applied, but the target does not hold what the source does. */
final class DifferentContentException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> differences;

    DifferentContentException(List<String> differences) {
        super(
                "The restored database differs from the backup: " + String.join(" ", differences),
                "Nothing was kept of it. Verify the backup at level 2, and look for triggers or rules on the target.",
                null);
        this.differences = List.copyOf(differences);
    }

    List<String> differences() {
        return differences;
    }
}
