package io.restorable.backup.boot.plan;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The plans of an application: the default one first, if the settings make one, then the named ones by name. Without any
 * store there are none, and nothing is backed up. Safe for use by many threads.
 */
public final class BackupPlans implements AutoCloseable {

    private final List<BackupPlan> plans;

    /** @param plans the default one first */
    BackupPlans(List<BackupPlan> plans) {
        this.plans = List.copyOf(plans);
    }

    /** All of them. */
    public List<BackupPlan> all() {
        return plans;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return plans.isEmpty();
    }

    /** Looks a plan up by its name. */
    public Optional<BackupPlan> find(String name) {
        return plans.stream().filter(plan -> plan.name().equals(name)).findFirst();
    }

    /**
     * The plan that is meant where none is named.
     *
     * @throws NoSuchElementException if there are none
     */
    public BackupPlan first() {
        return plans.stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No store is configured: set backup.store."));
    }

    /** Closes the stores. */
    @Override
    public void close() {
        plans.forEach(BackupPlan::close);
    }
}
