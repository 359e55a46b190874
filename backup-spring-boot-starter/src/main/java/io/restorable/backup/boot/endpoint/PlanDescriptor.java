package io.restorable.backup.boot.endpoint;

import io.restorable.backup.boot.inventory.Inventory;
import io.restorable.backup.boot.inventory.KnownBackup;
import io.restorable.backup.boot.inventory.StoreInventory;
import io.restorable.backup.boot.plan.BackupPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan, and how its backups are.
 *
 * @param name what it is called
 * @param store where its backups are
 * @param schedule when they are made; {@code null} if only on demand
 * @param encrypted whether new ones are encrypted
 * @param newestGood the newest backup of the whole database; {@code null} if there is none
 * @param newestProved the newest one that was proved to be whole; {@code null} if there is none
 * @param problem why the store could not be asked; {@code null} if it was
 */
public record PlanDescriptor(
        String name,
        String store,
        @Nullable String schedule,
        boolean encrypted,
        @Nullable BackupDescriptor newestGood,
        @Nullable BackupDescriptor newestProved,
        @Nullable Problem problem) {

    static PlanDescriptor of(StoreInventory inventory) {
        try {
            Inventory found = inventory.current();
            return of(inventory.plan(), found.newestGood(), found.newestProved(), null);
        } catch (RuntimeException failure) {
            Inventory known = inventory.latest().orElse(null);
            return of(
                    inventory.plan(),
                    known == null ? null : known.newestGood(),
                    known == null ? null : known.newestProved(),
                    Problem.of(failure));
        }
    }

    private static PlanDescriptor of(
            BackupPlan plan, @Nullable KnownBackup good, @Nullable KnownBackup proved, @Nullable Problem problem) {
        return new PlanDescriptor(
                plan.name(),
                plan.store().address(),
                plan.schedule().map(Object::toString).orElse(null),
                plan.encrypts(),
                described(good),
                described(proved),
                problem);
    }

    private static @Nullable BackupDescriptor described(@Nullable KnownBackup backup) {
        return backup == null ? null : BackupDescriptor.of(backup.name(), backup.head());
    }
}
