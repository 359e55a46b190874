package io.restorable.backup;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.retention.Candidate;
import io.restorable.backup.retention.Retention;
import io.restorable.backup.retention.RetentionDecision;
import io.restorable.backup.retention.RetentionPlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes by a plan, one database after the other, the oldest first. Each database is read and decided on anew before
 * anything of it goes, and again whenever the store turns out to have changed; only what both the plan and the newest
 * decision let go is deleted. Used once, by one thread.
 */
final class Pruning {

    private final Repository repository;
    private final StoreHoldings holdings;
    private final Clock clock;
    private final PrunePlan plan;
    private final Set<BackupName> wanted = new HashSet<>();
    private final List<PrunedBackup> deleted = new ArrayList<>();
    private final List<PruneReport.Left> spared = new ArrayList<>();
    private final List<PruneReport.Left> remaining = new ArrayList<>();

    Pruning(Repository repository, Clock clock, PrunePlan plan) {
        this.repository = repository;
        this.holdings = new StoreHoldings(repository);
        this.clock = clock;
        this.plan = plan;
        plan.deletions().forEach(backup -> wanted.add(backup.name()));
    }

    /** @throws BackupException if the store could not be read before anything was deleted */
    PruneReport run() {
        for (String database : plan.databases()) {
            try {
                prune(database);
            } catch (BackupException failure) {
                if (deleted.isEmpty()) {
                    throw failure;
                }
                wanted.stream()
                        .filter(name -> name.database().equals(database))
                        .sorted()
                        .toList()
                        .forEach(name -> leave(name, failure.problem()));
            }
        }
        return new PruneReport(plan, deleted, spared, remaining);
    }

    private void prune(String database) {
        State state = read(database);
        boolean justRead = true;
        for (Optional<BackupName> next = state.next(); next.isPresent(); next = state.next()) {
            if (Thread.currentThread().isInterrupted()) {
                leave(next.get(), "The prune was cancelled before its turn came.");
            } else if (state.holdsFor(next.get())) {
                delete(next.get());
                justRead = false;
            } else if (justRead) {
                leave(next.get(), "The store says one thing and then another about it, or changes all the time.");
            } else {
                state = read(database);
                justRead = true;
            }
        }
    }

    private void leave(BackupName name, String why) {
        wanted.remove(name);
        remaining.add(new PruneReport.Left(name, why));
    }

    /** What is no longer to be deleted is spared. */
    private State read(String database) {
        State state = new State(database);
        for (BackupName name : List.copyOf(wanted)) {
            if (name.database().equals(database) && !state.lets(name)) {
                wanted.remove(name);
                state.reasonsFor(name).ifPresent(why -> spared.add(new PruneReport.Left(name, why)));
            }
        }
        return state;
    }

    private void delete(BackupName name) {
        try {
            if (repository.isBeingRekeyed(name)) {
                leave(name, "It is being encrypted anew by another process.");
                return;
            }
            repository.delete(name);
            wanted.remove(name);
            plan.deletions().stream()
                    .filter(backup -> backup.name().equals(name))
                    .forEach(deleted::add);
        } catch (BackupException failure) {
            leave(name, whatIsLeft(name) + failure.problem());
        }
    }

    private String whatIsLeft(BackupName name) {
        try {
            return repository.exists(name)
                    ? ""
                    : "It is no backup anymore, but objects of it are left; a later prune or create removes them. ";
        } catch (BackupException unknown) {
            return "";
        }
    }

    /** A database as it was read last, and what the policy makes of it. */
    private final class State {

        private final String database;
        private final Map<BackupId, ListedBackup> listed = new HashMap<>();
        private final Map<BackupId, Candidate> candidates = new HashMap<>();
        private final RetentionPlan decided;

        State(String database) {
            this.database = database;
            for (ListedBackup backup : holdings.of(database)) {
                listed.put(backup.name().id(), backup);
                candidates.put(backup.name().id(), holdings.candidate(backup));
            }
            this.decided = Retention.plan(plan.policy(), candidates.values(), clock.instant());
        }

        /** The oldest that is still to be deleted. */
        Optional<BackupName> next() {
            return wanted.stream()
                    .filter(name -> name.database().equals(database) && lets(name))
                    .min(Comparator.naturalOrder());
        }

        boolean lets(BackupName name) {
            return decided.deletions().contains(name.id());
        }

        /** Empty if it is gone. */
        Optional<String> reasonsFor(BackupName name) {
            return decided.decisions().stream()
                    .filter(decision -> decision.id().equals(name.id()))
                    .map(RetentionDecision::reasons)
                    .map(reasons -> String.join("; ", reasons))
                    .findFirst();
        }

        /** Whether nothing has happened since that could save a backup: a pin, a proof, or the loss of what stays. */
        boolean holdsFor(BackupName name) {
            ListedBackup known = listed.get(name.id());
            return known != null
                    && repository.exists(name)
                    && holdings.candidate(known).equals(candidates.get(name.id()))
                    && decided.mainstays().stream().allMatch(id -> repository.exists(new BackupName(database, id)));
        }
    }
}
