package io.restorable.backup.test.assertion;

import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.storage.BackupStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a store; made by {@link RestorableAssertions}. The store stays open. */
public final class StoreAssert extends AbstractAssert<StoreAssert, BackupStore> {

    private static final int SHOWN = 15;

    StoreAssert(BackupStore actual) {
        super(actual, StoreAssert.class);
    }

    /**
     * Fails if the store holds what belongs to no backup: folders of backups that were begun and never sealed, those that
     * are being written now included, and objects in a backup's folder that its manifest does not list. Needs no keys.
     * Uploads that broke off and never became an object are the store's own affair: a sweep discards them.
     */
    public StoreAssert holdsNoOrphans() {
        isNotNull();
        var repository = new Repository(actual, Clock.systemUTC());
        var orphans = new ArrayList<String>();
        repository.unfinished().forEach(name -> orphans.add(name + ": begun, and never sealed"));
        for (ListedBackup listed : repository.list()) {
            if (listed instanceof ListedBackup.Unreadable unreadable) {
                orphans.add(unreadable.name() + ": " + unreadable.problem().problem());
            } else {
                repository.openIfThere(listed.name()).ifPresent(backup -> orphans.addAll(extraObjects(backup)));
            }
        }
        if (!orphans.isEmpty()) {
            throw failure(
                    "a store in which everything belongs to a sealed backup",
                    shown(orphans),
                    "Unfinished backups go with the next backup's sweep, a day after their writer fell silent; find out"
                            + " why it died. Objects that no manifest lists may be deleted by hand.");
        }
        return this;
    }

    /** Fails unless the store lists so many sealed backups with readable manifests, of all databases together. */
    public StoreAssert holdsBackups(int expected) {
        isNotNull();
        List<BackupName> sealed = new Repository(actual, Clock.systemUTC())
                .list().stream()
                        .filter(listed -> listed instanceof ListedBackup.Sealed)
                        .map(ListedBackup::name)
                        .toList();
        if (sealed.size() != expected) {
            throw failure(
                    "a store with " + expected + (expected == 1 ? " sealed backup" : " sealed backups"),
                    sealed.isEmpty()
                            ? "none"
                            : sealed.size() + ":\n"
                                    + shown(sealed.stream().map(String::valueOf).toList()),
                    "Look at what makes and what prunes backups here.");
        }
        return this;
    }

    private static List<String> extraObjects(SealedBackup backup) {
        return backup.stored().keySet().stream()
                .filter(name -> backup.object(name).isEmpty())
                .map(name -> backup.name() + "/" + name + ": not listed in the manifest")
                .toList();
    }

    private static String shown(List<String> all) {
        String text = all.stream().limit(SHOWN).collect(Collectors.joining("\n"));
        return all.size() <= SHOWN ? text : text + "\n… and " + (all.size() - SHOWN) + " more";
    }

    private AssertionError failure(String expected, String found, String next) {
        return Failures.of(this, new FailureText(expected, found, "store " + actual.describe(), next));
    }
}
