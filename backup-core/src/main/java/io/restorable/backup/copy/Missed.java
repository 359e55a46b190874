package io.restorable.backup.copy;

import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import java.util.List;
import java.util.Optional;

/** Backups that an earlier copy was to bring into a store, and did not. */
public final class Missed {

    private Missed() {}

    /**
     * Those of a database that are newer than the newest one that the store held before the present one; newest first.
     * What the store's own retention has deleted is older than that, and never comes back; a store that held none is
     * filled by {@code copy}.
     *
     * @param present the backup that was just copied, or tried
     */
    public static List<BackupName> in(Repository target, Repository original, BackupName present) {
        Optional<BackupName> newest = target.list(present.database()).stream()
                .map(ListedBackup::name)
                .filter(name -> !name.equals(present))
                .findFirst();
        if (newest.isEmpty()) {
            return List.of();
        }
        return original.list(present.database()).stream()
                .filter(ListedBackup.Sealed.class::isInstance)
                .map(ListedBackup::name)
                .filter(name -> name.compareTo(newest.get()) > 0 && !name.equals(present))
                .toList();
    }
}
