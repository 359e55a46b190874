package io.restorable.backup.cli;

import io.restorable.backup.rescue.DiffReport;
import io.restorable.backup.rescue.TableDiff;
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
                + ": " + Amounts.count(same) + " of " + Amounts.count(report.tables().size(), "table")
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
                out.println(table.table() + ": the table is gone, with "
                        + Amounts.count(table.backupRows(), "row") + " of the backup");
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
