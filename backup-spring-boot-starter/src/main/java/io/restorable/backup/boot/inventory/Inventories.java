package io.restorable.backup.boot.inventory;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.boot.run.RunListener;
import io.restorable.backup.boot.run.Work;
import java.time.Clock;
import java.util.List;

/** What is known of the backups of each plan. Hears of the runs of this instance, so that it is never behind them. */
public final class Inventories implements RunListener {

    private final List<StoreInventory> all;

    /**
     * @param plans whose
     * @param clock the time of the readings
     * @param limits how stores are asked
     */
    public Inventories(BackupPlans plans, Clock clock, InventoryLimits limits) {
        this.all = plans.all().stream()
                .map(plan -> new StoreInventory(plan, clock, limits))
                .toList();
    }

    /** One for each plan, in their order. */
    public List<StoreInventory> all() {
        return all;
    }

    /** That of a plan. */
    public StoreInventory of(BackupPlan plan) {
        return all.stream()
                .filter(inventory -> inventory.plan().equals(plan))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no plan " + plan));
    }

    @Override
    public void ended(Run run) {
        boolean proof = run.work() == Work.VERIFY || run.work() == Work.DRILL;
        of(run.plan()).outdate(proof);
    }
}
