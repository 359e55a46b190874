package io.restorable.backup.cli.report;

import io.restorable.backup.rescue.DiffReport;
import io.restorable.backup.rescue.RescueReport;
import io.restorable.backup.rescue.TableDiff;
import io.restorable.backup.rescue.TableRescue;
import io.restorable.backup.rescue.staging.RowDifferences;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Prints for people what was found in, or brought back from, a backup: the answer first. */
final class RescueText {

    private static final String INDENT = "    ";

    private RescueText() {}

    static void print(DiffReport report, PrintWriter out) {
        long same = report.tables().stream()
                .filter(table -> table.state() == TableDiff.State.SAME)
                .count();
        out.println((report.isSame() ? "SAME: " : "DIFFERENT: ") + report.database() + " and backup " + report.backup()
                + ": " + Amounts.count(same) + " of "
                + Amounts.count(report.tables().size(), "table")
                + " equal, compared in " + Amounts.duration(report.duration()) + ".");
        report.tables().forEach(table -> print(table, out));
        if (!report.unknown().isEmpty()) {
            out.println("Not in the backup: "
                    + report.unknown().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    private static void print(TableDiff table, PrintWriter out) {
        switch (table.state()) {
            case SAME -> {
                if (!table.notes().isEmpty()) {
                    out.println(table.table() + ": same");
                    notes(table.notes(), out);
                }
            }
            case NO_TABLE ->
                out.println(table.table() + ": the table is gone, with " + Amounts.count(table.backupRows(), "row")
                        + " of the backup");
            case INCOMPARABLE -> {
                out.println(table.table() + ": cannot be compared");
                notes(table.notes(), out);
            }
            case DIFFERENT -> {
                RowDifferences rows = table.rows();
                out.println(table.table() + ": " + Amounts.count(rows.missing()) + " missing, "
                        + Amounts.count(rows.changed()) + " changed, " + Amounts.count(rows.added()) + " new ("
                        + Amounts.count(table.backupRows(), "row") + " in the backup, "
                        + Amounts.count(table.liveRows()) + " live)");
                examples("missing", rows.missing(), rows.missingExamples(), out);
                examples("changed", rows.changed(), rows.changedExamples(), out);
                if (!rows.changedColumns().isEmpty()) {
                    out.println(INDENT + "changed columns: "
                            + rows.changedColumns().entrySet().stream()
                                    .map(column -> column.getKey() + " (" + Amounts.count(column.getValue()) + ")")
                                    .collect(Collectors.joining(", ")));
                }
                examples("new", rows.added(), rows.addedExamples(), out);
                notes(table.notes(), out);
            }
        }
    }

    static void print(RescueReport report, PrintWriter out) {
        boolean nothing = report.inserted() == 0 && report.overwritten() == 0;
        String what = Amounts.count(report.inserted(), "missing row") + " and "
                + Amounts.count(report.overwritten(), "changed row");
        if (nothing) {
            out.println("NOTHING TO DO: of the rows asked for, none is missing from " + report.database() + ".");
        } else if (report.written()) {
            out.println("RESCUED: " + what + " of backup " + report.backup() + " are back in " + report.database()
                    + ", compared, in " + Amounts.duration(report.duration()) + ".");
        } else {
            out.println("DRY RUN, nothing was written: " + what + " of backup " + report.backup() + " would go to "
                    + report.database() + ".");
        }
        report.tables().forEach(table -> print(table, out));
        if (!report.sequences().isEmpty()) {
            out.println((report.written() ? "Sequences lifted: " : "Sequences to lift: ")
                    + String.join(", ", report.sequences()));
        }
        if (!report.silencedTriggers().isEmpty()) {
            out.println("Triggers that do not fire for these rows: " + String.join(", ", report.silencedTriggers()));
        }
        report.obstacles().forEach(obstacle -> out.println("Obstacle: " + obstacle));
        if (!report.written() && !nothing) {
            out.println(
                    report.obstacles().isEmpty()
                            ? "Say --yes to write them."
                            : "With --yes this would be refused, until the obstacles are gone.");
        }
    }

    private static void print(TableRescue table, PrintWriter out) {
        RowDifferences differences = table.differences();
        out.println(table.table() + ": " + Amounts.count(table.inserted()) + " of "
                + Amounts.count(differences.missing()) + " missing rows come back, "
                + Amounts.count(table.overwritten()) + " of " + Amounts.count(differences.changed())
                + " changed rows are overwritten"
                + (table.asked() ? "" : " (by foreign keys)"));
        examples("back", table.inserted(), table.insertedExamples(), out);
        examples("overwritten", table.overwritten(), table.overwrittenExamples(), out);
        if (table.asked() && differences.changed() > 0 && table.overwritten() == 0) {
            out.println(INDENT + "Changed rows stay as they are without --changed.");
        }
        notes(table.notes(), out);
    }

    private static void examples(String sort, long count, List<String> examples, PrintWriter out) {
        if (!examples.isEmpty()) {
            String more = count > examples.size() ? "; …" : "";
            out.println(INDENT + sort + ": " + String.join("; ", examples) + more);
        }
    }

    private static void notes(List<String> notes, PrintWriter out) {
        notes.forEach(note -> out.println(INDENT + "Note: " + note));
    }
}
