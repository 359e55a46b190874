package io.restorable.backup.rescue.plan;

import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.rescue.live.ForeignKey;
import io.restorable.backup.rescue.live.Refusal;
import io.restorable.backup.rescue.staging.StagedTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Picks the rows to bring back: those asked for, and where wanted those that they need or that need them. */
public final class RowChoice {

    static final String MISSING = StagedTable.STATE + " = 'm'";

    private final Workbench bench;

    public RowChoice(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Picks rows of a table that was asked for.
     *
     * @param condition over the backup's rows, or {@code null} for all
     * @param changed whether rows that are still there with other values are meant, too
     * @throws RefusedException if PostgreSQL does not take the condition
     */
    public void pick(StagedTable table, @Nullable String condition, boolean changed) {
        String states = changed ? StagedTable.STATE + " IN ('m', 'c')" : MISSING;
        String where = condition == null ? "" : " AND (" + condition + "\n)";
        bench.session().execute("looking for names as usual", "SET LOCAL search_path TO DEFAULT");
        try {
            bench.session()
                    .execute(
                            "picking rows of " + table.name(),
                            "UPDATE " + table.backupRows() + " SET " + StagedTable.PICKED + " = true WHERE " + states
                                    + where);
        } catch (QueryFailedException refused) {
            throw new RefusedException(
                    "PostgreSQL does not take the condition " + condition + " for table " + table.name() + ": "
                            + Refusal.words(refused) + ".",
                    "Correct the condition: SQL over the columns of each table named, as after WHERE.",
                    refused);
        }
        bench.session().execute("looking for names by schema", "SET LOCAL search_path TO ''");
        bench.session().execute("counting picked rows", table.analyze());
    }

    /** Picks what the picked rows need, what needs them, or both, until nothing new comes in. */
    public void followForeignKeys(boolean parents, boolean children) {
        boolean grew = parents || children;
        while (grew) {
            grew = false;
            for (ForeignKey key : bench.foreignKeys()) {
                boolean more = (parents && pickParents(key)) || (children && pickChildren(key));
                grew |= more;
            }
        }
    }

    private boolean pickParents(ForeignKey key) {
        Optional<StagedTable> child = bench.alreadyStaged(key.child());
        if (child.isEmpty() || Obstacles.orphans(bench, key, child.get()) == 0) {
            return false;
        }
        return bench.stage(key.parent())
                .filter(parent -> isComparable(key, parent, child.get()))
                .map(parent -> grow(
                        key,
                        parent,
                        " p",
                        child.get().backupRows() + " c",
                        "c." + StagedTable.PICKED + " AND p." + MISSING + " AND NOT p." + StagedTable.PICKED))
                .orElse(false);
    }

    private boolean pickChildren(ForeignKey key) {
        Optional<StagedTable> parent = bench.alreadyStaged(key.parent());
        if (parent.isEmpty() || !hasPicked(parent.get(), " AND " + MISSING)) {
            return false;
        }
        return bench.stage(key.child())
                .filter(child -> isComparable(key, parent.get(), child))
                .map(child -> grow(
                        key,
                        child,
                        " c",
                        parent.get().backupRows() + " p",
                        "p." + StagedTable.PICKED + " AND p." + MISSING + " AND c." + MISSING + " AND NOT c."
                                + StagedTable.PICKED))
                .orElse(false);
    }

    private static boolean isComparable(ForeignKey key, StagedTable parent, StagedTable child) {
        return parent.columns().containsAll(key.parentColumns())
                && child.columns().containsAll(key.childColumns());
    }

    /** Picks rows of one table by those of another. */
    private boolean grow(ForeignKey key, StagedTable growing, String alias, String other, String condition) {
        long more = bench.change(
                "following foreign key " + key.name(),
                "UPDATE " + growing.backupRows() + alias + " SET " + StagedTable.PICKED + " = true FROM " + other
                        + " WHERE " + condition + " AND " + key.joins("p", "c"));
        if (more > 0) {
            bench.session().execute("counting picked rows", growing.analyze());
        }
        return more > 0;
    }

    private boolean hasPicked(StagedTable table, String more) {
        return bench.count(
                        "looking for picked rows of " + table.name(),
                        "SELECT pg_catalog.count(*) AS number FROM " + table.backupRows() + " WHERE "
                                + StagedTable.PICKED + more)
                > 0;
    }

    /** The tables of which rows were picked. */
    public List<StagedTable> picked() {
        return bench.staged().stream().filter(table -> hasPicked(table, "")).toList();
    }
}
