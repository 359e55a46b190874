package io.restorable.backup.boot.endpoint;

import io.restorable.backup.PrunePlan;
import io.restorable.backup.PrunedBackup;
import java.util.List;

/**
 * What a prune would do; nothing was changed.
 *
 * @param backups what becomes of each backup of the database, and why
 * @param freedBytes how many bytes would be freed
 * @param nextStep how to have it done
 */
public record PruneDescriptor(List<Decision> backups, long freedBytes, String nextStep) {

    public PruneDescriptor {
        backups = List.copyOf(backups);
    }

    /**
     * What becomes of a backup.
     *
     * @param backup its name
     * @param deletes whether it goes
     * @param reasons every reason, in words
     */
    public record Decision(String backup, boolean deletes, List<String> reasons) {

        public Decision {
            reasons = List.copyOf(reasons);
        }
    }

    static PruneDescriptor of(PrunePlan plan) {
        return new PruneDescriptor(
                plan.backups().stream().map(PruneDescriptor::decision).toList(),
                plan.freedBytes(),
                "Nothing was deleted. Send it again with \"confirm\": true to delete what goes.");
    }

    private static Decision decision(PrunedBackup backup) {
        return new Decision(backup.name().toString(), backup.deletes(), backup.reasons());
    }
}
