package io.restorable.backup.repository;

import io.restorable.backup.error.AmbiguousBackupException;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.manifest.BackupLabel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the one backup that a reference names, or says why there is not exactly one. */
final class BackupSearch {

    private final String where;
    private final List<BackupFolder> newestFirst;

    BackupSearch(String where, List<BackupFolder> newestFirst) {
        this.where = where;
        this.newestFirst = newestFirst;
    }

    BackupFolder find(String reference) {
        if (reference.isBlank()) {
            throw new BackupNotFoundException(reference, where, names(newestFirst));
        }
        if (reference.equals(Repository.LATEST)) {
            return single(reference, newestOfEachDatabase());
        }
        if (reference.endsWith("/" + Repository.LATEST)) {
            String database = reference.substring(0, reference.length() - Repository.LATEST.length() - 1);
            return single(
                    reference,
                    newestOfEachDatabase().stream()
                            .filter(folder -> folder.name().database().equals(database))
                            .toList());
        }
        List<BackupFolder> exact = matching(folder -> folder.name().toString().equals(reference)
                || folder.name().id().toString().equals(reference));
        return single(
                reference,
                exact.isEmpty() ? matching(folder -> folder.name().toString().contains(reference)) : exact);
    }

    /**
     * A backup that was made because another one was restored over the database is not what somebody means who repeats
     * that restore; it counts only where there is no other.
     */
    private List<BackupFolder> newestOfEachDatabase() {
        var newest = new ArrayList<BackupFolder>();
        var databases = new HashSet<String>();
        var others = matching(folder -> !isSafetyBackup(folder));
        var last = matching(BackupSearch::isSafetyBackup);
        for (BackupFolder folder : Stream.concat(others.stream(), last.stream()).toList()) {
            if (databases.add(folder.name().database())) {
                newest.add(folder);
            }
        }
        return newest;
    }

    private static boolean isSafetyBackup(BackupFolder folder) {
        return folder.name().id().label().equals(BackupLabel.PRE_RESTORE);
    }

    private List<BackupFolder> matching(Predicate<BackupFolder> condition) {
        return newestFirst.stream().filter(condition).toList();
    }

    private BackupFolder single(String reference, List<BackupFolder> candidates) {
        if (candidates.isEmpty()) {
            throw new BackupNotFoundException(reference, where, names(newestFirst));
        }
        if (candidates.size() > 1) {
            throw new AmbiguousBackupException(reference, where, names(candidates));
        }
        return candidates.get(0);
    }

    private static List<String> names(List<BackupFolder> folders) {
        return folders.stream().map(folder -> folder.name().toString()).toList();
    }
}
