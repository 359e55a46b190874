package io.restorable.backup.restore.selection;

import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The positions of sequences in a live database: lifted to the backup's, never put back, for numbers that were given out
 * since may be known elsewhere. Sequences know no transactions, so this comes last.
 */
final class LiftedSequences {

    private static final Pattern POSITION = Pattern.compile(", (-?\\d+), (true|false)\\)");

    private LiftedSequences() {}

    /**
     * Lifts those that stand below.
     *
     * @param entries entries that set a sequence's position
     * @return a full sentence that names those which stood beyond the backup's position
     */
    static List<String> lift(Session session, List<TocEntry> entries) {
        var beyond = new ArrayList<String>();
        for (TocEntry entry : entries) {
            String sequence = Identifiers.qualify(entry.schema(), entry.tag());
            String statement = String.valueOf(entry.create());
            Matcher position = POSITION.matcher(statement);
            if (!position.find()) {
                throw new DamagedArchiveException(
                        "toc.dat", "entry " + entry.dumpId() + ", " + entry.tag() + ", sets no position");
            }
            Standing standing = standing(session, sequence, Long.parseLong(position.group(1)));
            boolean called = Boolean.parseBoolean(position.group(2));
            if (standing == Standing.BELOW || (standing == Standing.AT_UNCALLED && called)) {
                session.execute("lifting sequence " + sequence, statement);
            } else if (standing == Standing.BEYOND || (standing == Standing.AT_CALLED && !called)) {
                beyond.add(sequence);
            }
        }
        return beyond.isEmpty()
                ? List.of()
                : List.of("Sequences that had gone further than in the backup stay where they stand: "
                        + Names.some(beyond) + ".");
    }

    /** Where a sequence stands, seen from the backup's position. */
    private enum Standing {
        BELOW,
        AT_UNCALLED,
        AT_CALLED,
        BEYOND
    }

    private static Standing standing(Session session, String sequence, long wanted) {
        String query = "SELECT CASE WHEN last_value = " + wanted + " THEN CASE WHEN is_called THEN 'AT_CALLED'"
                + " ELSE 'AT_UNCALLED' END WHEN (last_value > " + wanted + ") = (SELECT seqincrement > 0"
                + " FROM pg_catalog.pg_sequence WHERE seqrelid = stands.tableoid) THEN 'BEYOND' ELSE 'BELOW' END"
                + " AS standing FROM " + sequence + " stands";
        return session.query("looking at sequence " + sequence, query, row -> Standing.valueOf(row.text("standing")))
                .get(0);
    }
}
