package io.restorable.backup.rescue.staging;

import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.rescue.live.LiveColumn;
import io.restorable.backup.rescue.live.LiveTable;
import io.restorable.backup.rescue.live.LiveTables;
import io.restorable.backup.rescue.live.UniqueKey;
import io.restorable.backup.rescue.source.BackupRelation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table that may differ, laid out in two temporary tables: those of the backup, where {@link #STATE}
 * says {@code m} for missing from the live table, {@code c} for changed there and {@code s} for the same, and those of
 * the live table, where it says {@code n} for new and {@code s} for all others.
 *
 * @param number tells the temporary tables of one transaction apart
 * @param relation the backup's side
 * @param live the live side
 * @param columns the columns that both sides have, in the backup's order
 * @param key tells one row from another, or {@code null} where only whole rows can be compared
 */
public record StagedTable(
        int number,
        BackupRelation relation,
        LiveTable live,
        List<String> columns,
        @Nullable UniqueKey key) {

    /** The column of the temporary tables that says what is the matter with a row. */
    public static final String STATE = "restorable_state";

    /** The column of the backup's temporary table that says whether a row is to be brought back. */
    public static final String PICKED = "restorable_picked";

    public StagedTable {
        columns = List.copyOf(columns);
    }

    /** The table's name. */
    public QualifiedName name() {
        return relation.name();
    }

    /** The temporary table with the backup's rows. */
    public String backupRows() {
        return "pg_temp.restorable_backup_" + number;
    }

    /** The temporary table with the live rows. */
    public String liveRows() {
        return "pg_temp.restorable_live_" + number;
    }

    /** The whole row as one text, the same for the same values only: types without equality compare, too. */
    public String rowText(String alias) {
        return "ROW(" + LiveTables.columnList(columns, alias) + ")::pg_catalog.text";
    }

    /** The columns as a list, with an alias before each where one is given. */
    public String columnList(String alias) {
        return LiveTables.columnList(columns, alias);
    }

    String createBackupRows() {
        return create(backupRows(), "m", ", " + PICKED + " pg_catalog.bool NOT NULL DEFAULT false");
    }

    String createLiveRows() {
        return create(liveRows(), "n", "");
    }

    private String create(String table, String state, String more) {
        String definitions = columns.stream()
                .map(column -> Identifiers.quote(column) + " "
                        + live.column(column).map(LiveColumn::type).orElse("pg_catalog.text"))
                .collect(Collectors.joining(", "));
        return "CREATE TEMPORARY TABLE " + table.substring("pg_temp.".length()) + " (" + definitions + ", " + STATE
                + " pg_catalog.\"char\" NOT NULL DEFAULT '" + state + "'" + more + ") ON COMMIT DROP";
    }

    String copyInto(String table) {
        return "COPY " + table + " (" + columnList("") + ") FROM STDIN";
    }

    /** The statements that find out what is the matter with each row. */
    List<String> judge() {
        return key == null
                ? List.of(
                        analyze(),
                        matchWhole(backupRows(), liveRows()),
                        matchWhole(liveRows(), backupRows()),
                        analyze())
                : List.of(
                        analyze(),
                        "UPDATE " + backupRows() + " b SET " + STATE + " = CASE WHEN " + rowText("b") + " = "
                                + rowText("l") + " THEN 's' ELSE 'c' END FROM " + liveRows() + " l WHERE "
                                + key.joins("b", "l"),
                        "UPDATE " + liveRows() + " l SET " + STATE + " = 's' FROM " + backupRows() + " b WHERE "
                                + key.joins("b", "l"),
                        analyze());
    }

    /**
     * The statement after which the planner knows how many rows are in which state: it would take a thousand picked rows
     * for one, and walk through the other table for each.
     */
    public String analyze() {
        return "ANALYZE " + backupRows() + "; ANALYZE " + liveRows();
    }

    /** A row that is there twice has its equal only if the other side has it twice. */
    private String matchWhole(String table, String other) {
        return "UPDATE " + table + " t SET " + STATE + " = 's' FROM (SELECT ctid AS place, " + rowText("x")
                + " AS content, pg_catalog.row_number() OVER (PARTITION BY " + rowText("x") + ") AS number FROM "
                + table + " x) one JOIN (SELECT " + rowText("y") + " AS content, pg_catalog.count(*) AS number FROM "
                + other + " y GROUP BY 1) found ON found.content = one.content"
                + " WHERE t.ctid = one.place AND one.number <= found.number";
    }
}
