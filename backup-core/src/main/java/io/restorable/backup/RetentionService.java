package io.restorable.backup;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.retention.Candidate;
import io.restorable.backup.retention.Retention;
import io.restorable.backup.retention.RetentionPlan;
import io.restorable.backup.retention.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets old backups go by a policy, and keeps chosen ones. Made by {@link Backups}. Safe for use by many threads, and by
 * many processes at once. Needs no key of encrypted backups.
 *
 * <pre>{@code
 * var policy = RetentionPolicy.builder().keepDaily(7).keepWeekly(4).keepMonthly(12).build();
 * backups.backupService().create(request);       // throws if it fails, and then nothing is pruned
 * backups.retentionService().prune(policy);
 * }</pre>
 */
public final class RetentionService {

    private static final Logger LOGGER = LoggerFactory.getLogger(RetentionService.class);
    private static final Duration GRACE = Duration.ofDays(1);

    private final Repository repository;
    private final Clock clock;

    RetentionService(Repository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Says what a policy would do with all databases of the store; changes nothing.
     *
     * @throws RefusedException if the policy has no rule, or a MAC key was given and a manifest was not written with it
     */
    public PrunePlan plan(RetentionPolicy policy) {
        Retention.requireRule(policy);
        return plan(policy, new StoreHoldings(repository).all());
    }

    /**
     * Says what a policy would do with the backups of one database; otherwise as {@link #plan(RetentionPolicy)}.
     *
     * @throws BackupNotFoundException if the store has none of it
     */
    public PrunePlan plan(RetentionPolicy policy, String database) {
        Retention.requireRule(policy);
        var holdings = new StoreHoldings(repository);
        List<ListedBackup> listed = holdings.of(database);
        if (listed.isEmpty()) {
            throw new BackupNotFoundException(database + "/…", repository.describe(), names(repository.list()));
        }
        return plan(policy, Map.of(database, listed));
    }

    /** Plans and prunes all databases of the store; see {@link #prune(PrunePlan)}. */
    public PruneReport prune(RetentionPolicy policy) {
        return prune(plan(policy));
    }

    /**
     * Deletes what a plan lets go. The store is read again first, and what is wanted by now is spared, pins above all; what
     * the plan keeps is never deleted. A backup that cannot be deleted is reported and does not hold up others. Whatever
     * fails, no backup is left listed that is not whole. Interrupting the thread ends it between two backups.
     *
     * @throws BackupException if the store could not be read before anything was deleted
     */
    public PruneReport prune(PrunePlan plan) {
        PruneReport report = new Pruning(repository, clock, plan).run();
        sweep();
        return report;
    }

    /**
     * Pins a backup: no policy deletes it until it is unpinned. One that is pinned already gets the new reason.
     *
     * @param backup its name, a part of it that fits only one, or {@code latest}
     * @param reason why, for people; kept on one line
     */
    public BackupName pin(String backup, String reason) {
        String line = reason.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            throw new IllegalArgumentException("A pin has a reason");
        }
        BackupName name = repository.find(backup).name();
        repository.pin(name, line);
        return name;
    }

    /**
     * Takes a pin away, if there is one.
     *
     * @param backup its name, a part of it that fits only one, or {@code latest}
     */
    public BackupName unpin(String backup) {
        BackupName name = repository.find(backup).name();
        repository.unpin(name);
        return name;
    }

    /** When and why a backup was pinned: {@code 2026-11-21T02:00:00Z before a restore}; empty if it is not. */
    public Optional<String> pinned(BackupName backup) {
        return repository.pinned(backup);
    }

    private PrunePlan plan(RetentionPolicy policy, Map<String, List<ListedBackup>> databases) {
        Instant now = clock.instant();
        var backups = new ArrayList<PrunedBackup>();
        var holdings = new StoreHoldings(repository);
        databases.forEach((database, listed) -> {
            List<Candidate> candidates = holdings.candidates(listed);
            backups.addAll(describe(database, listed, Retention.plan(policy, candidates, now)));
        });
        return new PrunePlan(policy, now, backups);
    }

    private static List<PrunedBackup> describe(String database, List<ListedBackup> listed, RetentionPlan plan) {
        Map<BackupId, ListedBackup> known =
                listed.stream().collect(Collectors.toMap(backup -> backup.name().id(), Function.identity()));
        return plan.decisions().stream()
                .map(decision -> new PrunedBackup(
                        new BackupName(database, decision.id()),
                        known.get(decision.id()) instanceof ListedBackup.Sealed sealed
                                ? Long.valueOf(sealed.head().totals().storedBytes())
                                : null,
                        decision.deletes(),
                        decision.reasons()))
                .toList();
    }

    /** What was deleted half-way before goes now. */
    private void sweep() {
        try {
            repository.sweep(GRACE);
        } catch (BackupException failure) {
            LOGGER.warn("Unfinished backups could not be removed: {}", failure.getMessage());
        }
    }

    private static List<String> names(List<ListedBackup> listed) {
        return listed.stream().map(backup -> backup.name().toString()).toList();
    }
}
