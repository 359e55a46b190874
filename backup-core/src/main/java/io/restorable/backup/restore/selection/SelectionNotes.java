package io.restorable.backup.restore.selection;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.restore.plan.EntrySelection;
import io.restorable.backup.restore.plan.EntryTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a user should know of a selection before anything is changed. */
public final class SelectionNotes {

    private SelectionNotes() {}

    /**
     * A full sentence for each.
     *
     * @param beside whether the rest of the database is there already, and may have what was not chosen
     */
    public static List<String> of(EntrySelection.Result selection, RestoreScope scope, boolean beside) {
        var notes = new ArrayList<String>();
        switch (scope.contents()) {
            case SCHEMA_ONLY ->
                notes.add("Only definitions are restored: no rows, no positions of sequences, no large objects, and"
                        + " materialized views stay empty. There is nothing to compare with fingerprints, and the tables"
                        + " in which migration tools keep their history are empty, too.");
            case DATA_ONLY -> {
                return List.of();
            }
            case EVERYTHING -> {}
        }
        List<String> needed = selection.needed().stream()
                .filter(entry -> !entry.kind().equals(EntryKind.SCHEMA))
                .map(EntryTraits::label)
                .toList();
        if (!needed.isEmpty()) {
            notes.add("Comes along because it is needed: " + Names.some(needed) + ".");
        }
        if (!beside) {
            selection.leftOut().forEach(leftOut -> notes.add(describe(leftOut)));
        }
        return notes;
    }

    static String describe(EntrySelection.LeftOut leftOut) {
        TocEntry entry = leftOut.entry();
        String lacking =
                leftOut.lacking().stream().map(EntryTraits::label).sorted().collect(Collectors.joining(", "));
        return "Left out " + entry.kind() + " " + entry.tag() + ": it needs "
                + (lacking.isEmpty() ? "a table that was not asked for" : lacking + ", which was not asked for") + ".";
    }
}
