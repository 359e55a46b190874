package io.restorable.backup.rescue.plan;

import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.rescue.staging.StagedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sequences that stand below values which come back, and would give these out again. They are only ever lifted. */
public final class LiftedSequences {

    // owned by the column (serial, identity), or called by its default
    private static final String SEQUENCES = """
            SELECT DISTINCT a.attname, n.nspname, s.relname, q.seqincrement > 0 AS upwards,
                   pg_catalog.has_sequence_privilege(s.oid, 'UPDATE')
                     AND pg_catalog.has_sequence_privilege(s.oid, 'SELECT') AS granted
              FROM pg_catalog.pg_attribute a
              JOIN (SELECT d.refobjid AS relation, d.refobjsubid AS attribute, d.objid AS sequence
                      FROM pg_catalog.pg_depend d
                     WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                       AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                       AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
                     UNION ALL
                    SELECT ad.adrelid, ad.adnum, d.refobjid
                      FROM pg_catalog.pg_attrdef ad
                      JOIN pg_catalog.pg_depend d
                        ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = ad.oid
                       AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass) used
                ON used.relation = a.attrelid AND used.attribute = a.attnum
              JOIN pg_catalog.pg_sequence q ON q.seqrelid = used.sequence
              JOIN pg_catalog.pg_class s ON s.oid = q.seqrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
             WHERE a.attrelid = ?::pg_catalog.oid AND NOT a.attisdropped
               AND a.atttypid IN ('pg_catalog.int2'::pg_catalog.regtype, 'pg_catalog.int4'::pg_catalog.regtype,
                                  'pg_catalog.int8'::pg_catalog.regtype)
             ORDER BY n.nspname, s.relname
            """;

    private final Session session;
    private final List<Lift> lifts;
    private final List<String> obstacles;

    private record Sequence(String column, String name, boolean upwards, boolean granted) {}

    private record Lift(Sequence sequence, long value) {}

    private LiftedSequences(Session session, List<Lift> lifts, List<String> obstacles) {
        this.session = session;
        this.lifts = lifts;
        this.obstacles = obstacles;
    }

    /** Looks for the sequences to lift; changes nothing yet. */
    public static LiftedSequences of(Session session, List<StagedTable> tables) {
        var lifts = new ArrayList<Lift>();
        var obstacles = new ArrayList<String>();
        for (StagedTable table : tables) {
            for (Sequence sequence : sequences(session, table)) {
                if (table.columns().contains(sequence.column())) {
                    highest(session, table, sequence).ifPresent(value -> {
                        if (!sequence.granted()) {
                            obstacles.add("The role may not look at or lift sequence " + sequence.name()
                                    + ", which may stand below values that come back: GRANT SELECT, UPDATE ON SEQUENCE "
                                    + sequence.name() + ".");
                        } else if (isBelow(session, sequence, value)) {
                            lifts.add(new Lift(sequence, value));
                        }
                    });
                }
            }
        }
        return new LiftedSequences(session, lifts, obstacles);
    }

    private static List<Sequence> sequences(Session session, StagedTable table) {
        return session.query(
                "looking for sequences of " + table.name(),
                SEQUENCES,
                row -> new Sequence(
                        row.text("attname"),
                        Identifiers.qualify(row.text("nspname"), row.text("relname")),
                        row.flag("upwards"),
                        row.flag("granted")),
                table.live().oid());
    }

    private static Optional<Long> highest(Session session, StagedTable table, Sequence sequence) {
        return session.query(
                        "looking at the values of " + table.name(),
                        "SELECT pg_catalog." + (sequence.upwards() ? "max" : "min") + "("
                                + Identifiers.quote(sequence.column()) + ")::pg_catalog.text AS value FROM "
                                + table.backupRows() + " WHERE " + StagedTable.PICKED + " AND " + RowChoice.MISSING,
                        row -> Optional.ofNullable(row.textOrNull("value")).map(Long::valueOf))
                .get(0);
    }

    private static boolean isBelow(Session session, Sequence sequence, long value) {
        return !session.query(
                        "looking at sequence " + sequence.name(),
                        "SELECT 1 AS below FROM " + sequence.name() + " WHERE " + below(sequence, value),
                        row -> row.number("below"))
                .isEmpty();
    }

    private static String below(Sequence sequence, long value) {
        return "last_value " + (sequence.upwards() ? "<" : ">") + " " + value + " OR (last_value = " + value
                + " AND NOT is_called)";
    }

    /** The sequences with the values they are lifted to: {@code shop.parcel_number to 4711}. */
    public List<String> names() {
        return lifts.stream()
                .map(lift -> lift.sequence().name() + " to " + lift.value())
                .toList();
    }

    /** A sentence for each sequence that the role may not lift. */
    public List<String> obstacles() {
        return obstacles;
    }

    /** Lifts them at once and for all sessions: sequences know no transactions. */
    public void lift() {
        for (Lift lift : lifts) {
            String name = lift.sequence().name();
            session.execute(
                    "lifting sequence " + name,
                    "SELECT pg_catalog.setval(" + io.restorable.backup.pg.Literals.quote(name)
                            + "::pg_catalog.regclass, " + lift.value() + ") FROM " + name + " WHERE "
                            + below(lift.sequence(), lift.value()));
        }
    }
}
