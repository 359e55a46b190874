package io.restorable.backup.storage.check;

import java.util.List;

/**
 * What came of trying a store.
 *
 * @param store the store, described without secrets
 * @param steps what was tried, in this order
 */
public record StoreCheckReport(String store, List<StoreCheckStep> steps) {

    public StoreCheckReport {
        steps = List.copyOf(steps);
    }

    /** Whether backups can be kept there. */
    public boolean passed() {
        return failures() == 0;
    }

    /** How many steps failed. */
    public long failures() {
        return steps.stream()
                .filter(step -> step.outcome() == StoreCheckStep.Outcome.FAILED)
                .count();
    }
}
