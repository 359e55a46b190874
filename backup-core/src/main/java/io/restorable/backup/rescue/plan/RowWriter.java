package io.restorable.backup.rescue.plan;

import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.rescue.live.LiveColumn;
import io.restorable.backup.rescue.live.UniqueKey;
import io.restorable.backup.rescue.staging.StagedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes picked rows into live tables, and reads them back, in the transaction that the session is in. */
public final class RowWriter {

    private final Workbench bench;

    public RowWriter(Workbench bench) {
        this.bench = bench;
    }

    /** The tables in the order in which they are written. */
    public List<List<StagedTable>> order(List<StagedTable> picked) {
        Map<QualifiedName, StagedTable> byName =
                picked.stream().collect(Collectors.toMap(StagedTable::name, Function.identity()));
        return WriteOrder.of(byName.keySet(), bench.foreignKeys()).stream()
                .map(group -> group.stream()
                        .flatMap(name -> java.util.Optional.ofNullable(byName.get(name)).stream())
                        .toList())
                .toList();
    }

    /**
     * Writes the rows of tables that may refer to one another, by one statement: PostgreSQL checks foreign keys when the
     * whole of it is done, whichever row comes first.
     *
     * @throws QueryFailedException if a constraint stands against it
     */
    public void write(List<StagedTable> group) {
        var parts = new ArrayList<String>();
        for (StagedTable table : group) {
            parts.add("updated_" + table.number() + " AS (" + update(table) + ")");
            parts.add("inserted_" + table.number() + " AS (" + insert(table) + " RETURNING 1)");
        }
        String names = group.stream().map(table -> table.name().toString()).collect(Collectors.joining(", "));
        bench.session().execute("bringing rows of " + names + " back", "WITH " + String.join(", ", parts) + " SELECT");
    }

    private static String update(StagedTable table) {
        UniqueKey key = table.key();
        String assignments = table.columns().stream()
                .filter(column -> !table.live()
                        .column(column)
                        .map(LiveColumn::alwaysIdentity)
                        .orElse(false))
                .map(Identifiers::quote)
                .map(column -> column + " = b." + column)
                .collect(Collectors.joining(", "));
        return key == null || assignments.isEmpty()
                ? "SELECT"
                : "UPDATE " + table.live().from() + " l SET " + assignments + " FROM " + table.backupRows()
                        + " b WHERE b." + StagedTable.PICKED + " AND b." + StagedTable.STATE + " = 'c' AND "
                        + key.joins("b", "l") + " RETURNING 1";
    }

    /** Values of rows that are overwritten must be gone before others can take them. */
    private static String insert(StagedTable table) {
        return "INSERT INTO " + table.name() + " (" + table.columnList("") + ") OVERRIDING SYSTEM VALUE SELECT "
                + table.columnList("b") + " FROM " + table.backupRows() + " b WHERE b." + StagedTable.PICKED
                + " AND b." + RowChoice.MISSING + " AND (SELECT pg_catalog.count(*) FROM updated_" + table.number()
                + ") >= 0";
    }

    /** Says of how many picked rows the live table does not hold the very values now. */
    public long different(StagedTable table) {
        UniqueKey key = table.key();
        String backup = table.backupRows();
        String query = key == null
                ? "SELECT pg_catalog.count(*) AS number FROM (SELECT " + table.rowText("b")
                        + " AS content, pg_catalog.count(*) AS number FROM " + backup + " b WHERE b."
                        + StagedTable.PICKED + " GROUP BY 1) wanted LEFT JOIN (SELECT " + table.rowText("l")
                        + " AS content, pg_catalog.count(*) AS number FROM "
                        + table.live().from() + " l WHERE " + table.rowText("l") + " IN (SELECT "
                        + table.rowText("b") + " FROM " + backup + " b WHERE b." + StagedTable.PICKED
                        + ") GROUP BY 1) found ON found.content = wanted.content"
                        + " WHERE found.number IS NULL OR found.number < wanted.number"
                : "SELECT pg_catalog.count(*) AS number FROM " + backup + " b WHERE b." + StagedTable.PICKED
                        + " AND NOT EXISTS (SELECT FROM " + table.live().from() + " l WHERE "
                        + key.joins("b", "l") + " AND " + table.rowText("b") + " = " + table.rowText("l") + ")";
        return bench.count("reading the rows of " + table.name() + " back", query);
    }
}
