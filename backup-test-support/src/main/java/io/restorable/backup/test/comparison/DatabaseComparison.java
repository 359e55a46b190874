package io.restorable.backup.test.comparison;

import io.restorable.backup.connect.CopyEncoding;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.drill.SchemaComparison;
import io.restorable.backup.drill.SchemaComparison.Depth;
import io.restorable.backup.drill.SchemaDifference;
import io.restorable.backup.dump.DatabaseSchema;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.manifest.BackupContents.Sequence;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.restore.content.RowTransfer;
import io.restorable.backup.restore.content.SequenceComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Compares two databases: definitions as a backup would have them, rows by their fingerprints, and row by row where these
 * differ. Changes nothing. Databases that others write to meanwhile may well differ. Used once, by one thread.
 */
public final class DatabaseComparison {

    /** Rows of more tables than that are only counted: nobody reads on. */
    private static final int TABLES_IN_DETAIL = 5;

    private static final int LARGE_OBJECTS_NAMED = 5;

    private final SessionPool expected;
    private final SessionPool found;
    private final ComparisonOptions options;
    private final List<TableDifference> tables = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private DatabaseComparison(SessionPool expected, SessionPool found, ComparisonOptions options) {
        this.expected = expected;
        this.found = found;
        this.options = options;
    }

    /**
     * Compares.
     *
     * @param expected the one that is right
     * @param found the one that should equal it; may be on another server
     * @throws BackupException if one of them cannot be read
     */
    public static DatabaseDifferences run(Database expected, Database found, ComparisonOptions options) {
        SessionOptions sessions = SessionOptions.of(DatabaseSchema.SESSIONS);
        try (SessionPool right = SessionPool.open(expected, sessions);
                SessionPool compared = SessionPool.open(found, sessions)) {
            return new DatabaseComparison(right, compared, options).run();
        }
    }

    private DatabaseDifferences run() {
        List<SchemaDifference> schema =
                new SchemaComparison(depth()).compare(DatabaseSchema.read(expected), DatabaseSchema.read(found), false);
        if (options.rows()) {
            try (Session right = expected.session(SessionPurpose.ROWS);
                    Session compared = found.session(SessionPurpose.ROWS)) {
                compareTables(right, compared);
                compareSequences(right, compared);
                compareLargeObjects(right, compared);
            }
        }
        return new DatabaseDifferences(place(expected), place(found), schema, tables, others, notes);
    }

    private static String place(SessionPool pool) {
        return pool.database().name() + " at " + pool.database().location() + " (PostgreSQL "
                + pool.facts().version() + ")";
    }

    private Depth depth() {
        int right = expected.facts().version().major();
        int compared = found.facts().version().major();
        if (right != compared) {
            notes.add("Which definitions there are was compared, not how they read: PostgreSQL " + right + " and "
                    + compared + " word some of them in other ways.");
            return Depth.NAMES;
        }
        return options.roles() ? Depth.EVERYTHING : Depth.WITHOUT_ROLES;
    }

    private void compareTables(Session right, Session compared) {
        Map<QualifiedName, ComparedTable> others = DatabaseTables.tables(compared);
        DatabaseTables.tables(right).forEach((name, table) -> {
            ComparedTable other = others.get(name);
            if (other != null && !options.ignores(name)) {
                compare(right, compared, table.inCommonWith(other));
            }
        });
    }

    private void compare(Session right, Session compared, ComparedTable table) {
        Fingerprint here = fingerprint(right, expected, table);
        Fingerprint there = fingerprint(compared, found, table);
        if (here.equals(there)) {
            return;
        }
        if (tables.size() >= TABLES_IN_DETAIL) {
            tables.add(uncounted(table, here, there, "Its rows were not looked at one by one any more."));
            return;
        }
        try {
            tables.add(new RowComparison(table).run(right, compared, here.rows(), there.rows()));
        } catch (BackupException unsortable) {
            tables.add(uncounted(
                    table, here, there, "Its rows could not be looked at one by one: " + unsortable.problem()));
        }
    }

    private static TableDifference uncounted(ComparedTable table, Fingerprint here, Fingerprint there, String note) {
        return new TableDifference(table.name(), here.rows(), there.rows(), 0, 0, 0, List.of(), note);
    }

    private static Fingerprint fingerprint(Session session, SessionPool pool, ComparedTable table) {
        var encoding = CopyEncoding.ofBackup(pool.facts().encoding());
        return RowTransfer.read(session, encoding, table.copyOut(), table.name().toString());
    }

    private void compareSequences(Session right, Session compared) {
        var there = DatabaseTables.sequences(compared).keySet();
        List<Sequence> common = DatabaseTables.sequences(right).values().stream()
                .filter(sequence -> there.contains(sequence.name()))
                .toList();
        others.addAll(SequenceComparison.differences(compared, common));
    }

    private void compareLargeObjects(Session right, Session compared) {
        Map<Long, String> here = DatabaseTables.largeObjects(right);
        Map<Long, String> there = DatabaseTables.largeObjects(compared);
        var differing = new TreeSet<>(here.keySet());
        differing.addAll(there.keySet());
        differing.removeIf(number -> Objects.equals(here.get(number), there.get(number)));
        differing.stream()
                .limit(LARGE_OBJECTS_NAMED)
                .map(number -> "Large object " + number + " " + difference(number, here, there) + ".")
                .forEach(others::add);
        if (differing.size() > LARGE_OBJECTS_NAMED) {
            others.add((differing.size() - LARGE_OBJECTS_NAMED) + " more large objects differ.");
        }
    }

    private static String difference(long number, Map<Long, String> here, Map<Long, String> there) {
        if (!there.containsKey(number)) {
            return "is missing";
        }
        return here.containsKey(number) ? "holds other bytes" : "was not expected";
    }
}
