package io.restorable.backup.restore.content;

import io.restorable.backup.connect.Session;
import io.restorable.backup.manifest.BackupContents.Sequence;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares where the target's sequences stand with what the manifest sealed. */
public final class SequenceComparison {

    private static final int SEQUENCES_PER_QUERY = 200;

    private SequenceComparison() {}

    /** Returns a sentence for each sequence that stands elsewhere. */
    public static List<String> differences(Session session, List<Sequence> sealed) {
        var differences = new ArrayList<String>();
        for (int start = 0; start < sealed.size(); start += SEQUENCES_PER_QUERY) {
            var part = sealed.subList(start, Math.min(sealed.size(), start + SEQUENCES_PER_QUERY));
            Map<QualifiedName, Sequence> found = read(session, part);
            for (Sequence expected : part) {
                Sequence actual = found.get(expected.name());
                if (!expected.equals(actual)) {
                    differences.add("Sequence " + expected.name() + " stands at " + position(actual) + " instead of "
                            + position(expected) + ".");
                }
            }
        }
        return differences;
    }

    private static Map<QualifiedName, Sequence> read(Session session, List<Sequence> sequences) {
        String sql = sequences.stream().map(SequenceComparison::query).collect(Collectors.joining(" UNION ALL "));
        var found = new HashMap<QualifiedName, Sequence>();
        session.forEach("reading the sequences back", sql, row -> {
            var name = new QualifiedName(row.text("schema"), row.text("name"));
            found.put(name, new Sequence(name, row.oid("last_value"), row.flag("is_called")));
        });
        return found;
    }

    private static String query(Sequence sequence) {
        return "SELECT " + Literals.quote(sequence.name().schema()) + " AS schema, "
                + Literals.quote(sequence.name().name()) + " AS name, last_value, is_called FROM " + sequence.name();
    }

    private static String position(@org.jspecify.annotations.Nullable Sequence sequence) {
        return sequence == null ? "nothing" : sequence.lastValue() + (sequence.called() ? "" : " (not yet called)");
    }
}
