package io.restorable.backup.catalog.relation.sequence;

import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Reads the values of the sequences that may be read. PostgreSQL 18 tells them in one query; before, each sequence is a
 * relation with one row, and the rows of many are read at once.
 */
public final class SequenceValueReader {

    /** Few enough that planning stays cheap, many enough that 10,000 sequences take 40 round trips. */
    private static final int AT_ONCE = 250;

    private static final String PURPOSE = "reading the values of the sequences";

    private static final String QUERY = """
            SELECT s.seqrelid, v.last_value, v.is_called
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_sequence s ON s.seqrelid = wanted.oid,
              pg_catalog.pg_get_sequence_data(s.seqrelid) v
            WHERE v.last_value IS NOT NULL
            """;

    /** Reads the values; sequences that the session may not read are left out, as {@link Sequence#readable} tells. */
    public List<SequenceValue> read(Session session, RelationSet relations, List<Sequence> sequences) {
        return session.version().atLeast(18)
                ? session.query(PURPOSE, QUERY, SequenceValueReader::value, relations.detailedOids())
                : readEach(session, relations, sequences);
    }

    private static List<SequenceValue> readEach(Session session, RelationSet relations, List<Sequence> sequences) {
        List<String> queries = sequences.stream()
                .filter(Sequence::readable)
                .map(sequence -> query(Objects.requireNonNull(relations.find(sequence.relation()))))
                .toList();
        var values = new ArrayList<SequenceValue>(queries.size());
        for (int first = 0; first < queries.size(); first += AT_ONCE) {
            String query = queries.subList(first, Math.min(first + AT_ONCE, queries.size())).stream()
                    .collect(Collectors.joining("\nUNION ALL "));
            values.addAll(session.query(PURPOSE, query, SequenceValueReader::value));
        }
        return values;
    }

    private static String query(Relation sequence) {
        return "SELECT " + sequence.oid() + "::pg_catalog.int8 AS seqrelid, last_value, is_called FROM "
                + sequence.qualifiedName();
    }

    private static SequenceValue value(Row row) {
        return new SequenceValue(row.oid("seqrelid"), row.oid("last_value"), row.flag("is_called"));
    }
}
