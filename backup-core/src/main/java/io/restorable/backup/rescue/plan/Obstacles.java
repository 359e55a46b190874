package io.restorable.backup.rescue.plan;

import io.restorable.backup.rescue.live.ForeignKey;
import io.restorable.backup.rescue.live.LiveColumn;
import io.restorable.backup.rescue.live.LiveTables;
import io.restorable.backup.rescue.live.UniqueKey;
import io.restorable.backup.rescue.staging.RowDifferences;
import io.restorable.backup.rescue.staging.StagedTable;
import java.util.ArrayList;
import java.util.List;

/** Finds what would make the writing fail, while nothing is written yet. */
public final class Obstacles {

    private static final int EXAMPLES = 3;

    private final Workbench bench;
    private final List<String> found = new ArrayList<>();

    private Obstacles(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Looks for obstacles.
     *
     * @param picked the tables of which rows are to be written
     * @return each a full sentence
     */
    public static List<String> of(Workbench bench, List<StagedTable> picked) {
        var obstacles = new Obstacles(bench);
        for (StagedTable table : picked) {
            bench.foreignKeys().stream()
                    .filter(key -> key.child().equals(table.name()))
                    .forEach(key -> obstacles.missingParents(key, table));
            obstacles.takenValues(table);
            obstacles.columnsWithoutValue(table);
        }
        return obstacles.found;
    }

    /** How many picked rows refer to a row that is neither in the live database nor picked. */
    static long orphans(Workbench bench, ForeignKey key, StagedTable child) {
        return child.columns().containsAll(key.childColumns())
                ? bench.count(
                        "looking for rows that " + child.name() + " refers to",
                        "SELECT pg_catalog.count(*) AS number FROM " + child.backupRows() + " x WHERE "
                                + isOrphan(bench, key))
                : 0;
    }

    private static String isOrphan(Workbench bench, ForeignKey key) {
        String bound = key.childCondition() == null ? "" : " AND (" + key.childCondition() + ")";
        String condition = "x." + StagedTable.PICKED + " AND " + key.refers("x") + bound
                + " AND NOT EXISTS (SELECT FROM " + key.parent() + " p WHERE " + key.joins("p", "x") + ")";
        return bench.alreadyStaged(key.parent())
                .filter(parent -> parent.columns().containsAll(key.parentColumns()))
                .map(parent -> condition + " AND NOT EXISTS (SELECT FROM " + parent.backupRows() + " p WHERE p."
                        + StagedTable.PICKED + " AND " + key.joins("p", "x") + ")")
                .orElse(condition);
    }

    private void missingParents(ForeignKey key, StagedTable child) {
        long orphans = orphans(bench, key, child);
        if (orphans > 0) {
            found.add(rows(orphans) + " of " + child.name() + " refer to rows of " + key.parent()
                    + " that are missing (foreign key " + key.name() + ", "
                    + examples(child, isOrphan(bench, key)) + ").");
        }
    }

    /** Another live row has a value by now that only one row may have. */
    private void takenValues(StagedTable table) {
        UniqueKey rowKey = table.key();
        for (UniqueKey key : table.live().keys()) {
            if (!key.equals(rowKey) && table.columns().containsAll(key.names())) {
                String other = rowKey == null
                        ? ""
                        : " AND NOT (" + rowKey.joins("x", "l") + ") AND NOT EXISTS (SELECT FROM " + table.backupRows()
                                + " o WHERE o." + StagedTable.PICKED + " AND " + rowKey.joins("o", "l") + ")";
                String taken = "x." + StagedTable.PICKED + " AND EXISTS (SELECT FROM "
                        + table.live().from() + " l WHERE " + key.joins("x", "l") + other + ")";
                long count = bench.count(
                        "looking for values of " + table.name() + " that are taken",
                        "SELECT pg_catalog.count(*) AS number FROM " + table.backupRows() + " x WHERE " + taken);
                if (count > 0) {
                    found.add(rows(count) + " of " + table.name() + " cannot come back, because other rows have their "
                            + LiveTables.columnList(key.names(), "") + " now (unique index " + key.index() + ", "
                            + examples(table, taken) + ").");
                }
            }
        }
    }

    private void columnsWithoutValue(StagedTable table) {
        var required = table.live().columns().stream()
                .filter(column -> column.notNull()
                        && !column.filled()
                        && !column.generated()
                        && !table.columns().contains(column.name()))
                .map(LiveColumn::name)
                .toList();
        if (!required.isEmpty()) {
            found.add("Table " + table.name() + " needs values by now that the backup does not have: "
                    + LiveTables.columnList(required, "") + " takes no NULL and has no default.");
        }
    }

    private String examples(StagedTable table, String condition) {
        return String.join(
                "; ", RowDifferences.examples(bench.session(), table, table.backupRows(), condition, EXAMPLES));
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
