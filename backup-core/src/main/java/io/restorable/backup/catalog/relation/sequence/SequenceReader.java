package io.restorable.backup.catalog.relation.sequence;

import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads pg_sequence. */
public final class SequenceReader {

    private static final String QUERY = """
            SELECT s.seqrelid, pg_catalog.format_type(s.seqtypid, NULL) AS type, s.seqstart, s.seqincrement,
              s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
              pg_catalog.has_sequence_privilege(s.seqrelid, 'SELECT') AS readable
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_sequence s ON s.seqrelid = wanted.oid
            ORDER BY s.seqrelid
            """;

    /** Reads the wanted sequences. */
    public List<Sequence> read(Session session, RelationSet relations) {
        return session.query("reading the sequences", QUERY, SequenceReader::sequence, relations.detailedOids());
    }

    private static Sequence sequence(Row row) {
        return new Sequence(
                row.oid("seqrelid"),
                row.text("type"),
                row.oid("seqstart"),
                row.oid("seqincrement"),
                row.oid("seqmin"),
                row.oid("seqmax"),
                row.oid("seqcache"),
                row.flag("seqcycle"),
                row.flag("readable"));
    }
}
