package io.restorable.backup.boot.plan;

import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.connect.Database;
import java.util.List;

/** Finds plans that would undo each other's work. */
final class PlanConflicts {

    private PlanConflicts() {}

    /**
     * Refuses two plans that keep backups of one database in one store, and do not agree on which: a prune goes by the
     * database, so the one that keeps less would decide.
     *
     * @throws BackupSettingException if there are two
     */
    static void refuse(List<BackupPlan> plans) {
        for (int first = 0; first < plans.size(); first++) {
            for (int second = first + 1; second < plans.size(); second++) {
                refuse(plans.get(first), plans.get(second));
            }
        }
    }

    private static void refuse(BackupPlan one, BackupPlan other) {
        boolean agree = one.retention().equals(other.retention());
        if (agree
                || !one.store().address().equals(other.store().address())
                || !isSame(one.database(), other.database())) {
            return;
        }
        throw new BackupSettingException(
                "Plans " + one + " and " + other + " keep backups of database "
                        + one.database().name() + " in the same store, " + one.store()
                        + ", but by different rules: each would delete what the other one keeps.",
                "Give both the same retention, or one of them a store of its own:\n\n"
                        + SettingText.yaml("backup.plans." + other, "store", "/var/backups/" + other),
                null);
    }

    private static boolean isSame(Database one, Database other) {
        return one.name().equals(other.name()) && one.addresses().equals(other.addresses());
    }
}
