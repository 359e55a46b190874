package io.restorable.backup;

import io.restorable.backup.error.NewerFormatException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.UnauthenticManifestException;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.retention.Candidate;
import io.restorable.backup.verify.Proof;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from a store what retention has to know: manifests, pins, and the names of records of evidence. Reads all of it
 * or throws.
 */
final class StoreHoldings {

    private final Repository repository;

    StoreHoldings(Repository repository) {
        this.repository = repository;
    }

    /** The backups of each database in the store. */
    Map<String, List<ListedBackup>> all() {
        return byDatabase(repository.list());
    }

    /** Those of one database. */
    List<ListedBackup> of(String database) {
        return repository.list(database);
    }

    /** @throws RefusedException if somebody without the MAC key wrote one of the manifests */
    List<Candidate> candidates(List<ListedBackup> listed) {
        return listed.stream().map(this::candidate).toList();
    }

    /** What is known of one of them now. */
    Candidate candidate(ListedBackup backup) {
        if (backup instanceof ListedBackup.Sealed sealed) {
            return candidate(sealed);
        }
        return candidate((ListedBackup.Unreadable) backup);
    }

    private Candidate candidate(ListedBackup.Sealed sealed) {
        BackupName name = sealed.name();
        Proof.Standing standing = Proof.standing(repository.evidence(name));
        if (standing == Proof.Standing.FOUND_BAD) {
            return new Candidate.Doubtful(name.id(), "was found damaged when it was last verified");
        }
        return new Candidate.Sound(
                name.id(),
                sealed.head().facts().scope(),
                sealed.head().totals().storedBytes(),
                repository.pinned(name).orElse(null),
                standing == Proof.Standing.PROVED,
                sealed.head().lockedUntil());
    }

    private static Candidate candidate(ListedBackup.Unreadable unreadable) {
        if (unreadable.problem() instanceof UnauthenticManifestException forged) {
            throw new RefusedException(
                    "Nothing is pruned, because somebody else may have written a backup that would count. "
                            + forged.problem(),
                    "Find out where it comes from and remove its folder; or prune without the MAC key, if you know.",
                    forged);
        }
        return new Candidate.Doubtful(
                unreadable.name().id(),
                unreadable.problem() instanceof NewerFormatException
                        ? "was written by a newer version of this tool"
                        : "has a damaged manifest");
    }

    private static Map<String, List<ListedBackup>> byDatabase(List<ListedBackup> listed) {
        var databases = new LinkedHashMap<String, List<ListedBackup>>();
        for (ListedBackup backup : listed) {
            databases
                    .computeIfAbsent(backup.name().database(), first -> new ArrayList<>())
                    .add(backup);
        }
        return databases;
    }
}
