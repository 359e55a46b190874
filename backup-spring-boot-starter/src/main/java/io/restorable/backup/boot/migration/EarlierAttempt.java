package io.restorable.backup.boot.migration;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import java.util.Optional;

/**
 * A migration that was begun before and did not come to its end: the process was killed in the middle, for instance. What
 * it left is what is backed up next, so the backup to go back to is an older one.
 */
final class EarlierAttempt {

    private static final int LOOKED_AT = 30;

    private EarlierAttempt() {}

    /**
     * The backup made before the first of the attempts that nothing came between.
     *
     * @param label what backups before the same migration are called
     */
    static Optional<BackupName> backup(BackupPlan plan, BackupLabel label) {
        return plan.backups(ProgressListener.NONE)
                .backupService()
                .newestFirst(plan.database().name())
                .filter(listed -> !listed.name().id().label().equals(BackupLabel.PRE_RESTORE))
                .limit(LOOKED_AT)
                .takeWhile(listed -> listed instanceof ListedBackup.Sealed
                        && listed.name().id().label().equals(label))
                .reduce((newer, older) -> older)
                .map(ListedBackup::name);
    }
}
