package io.restorable.backup.restore.selection;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.restore.content.CopyTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables that stay, and whose rows are the backup's afterwards: emptied, then loaded, never merged. Triggers do not fire,
 * foreign keys are checked when all is loaded, sequences are lifted.
 */
public final class ReloadedTables implements TargetChange {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String LARGE_OBJECTS = "SELECT count(*) AS total FROM pg_catalog.pg_largeobject_metadata";

    private static final String NOT_REFRESHED = """
              WITH RECURSIVE reading(oid) AS (
                   SELECT oid FROM pg_catalog.pg_class WHERE oid IN (%s)
                    UNION
                   SELECT rule.ev_class
                     FROM reading
                     JOIN pg_catalog.pg_depend dependency
                       ON dependency.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                      AND dependency.refobjid = reading.oid
                      AND dependency.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                     JOIN pg_catalog.pg_rewrite rule ON rule.oid = dependency.objid)
            SELECT nspname AS schema, relname AS name
              FROM reading
              JOIN pg_catalog.pg_class class ON class.oid = reading.oid
              JOIN pg_catalog.pg_namespace namespace ON namespace.oid = class.relnamespace
             WHERE relkind = 'm'
             ORDER BY 1, 2
            """;

    private final List<TocEntry> wanted;
    private final Set<QualifiedName> asked;
    private final String role;
    private List<TocEntry> entries = List.of();
    private Set<QualifiedName> names = Set.of();
    private List<LiveTable> tables = List.of();
    private List<String> replaced = List.of();
    private DetachedForeignKeys foreignKeys = DetachedForeignKeys.NONE;
    private QuietTables quiet = QuietTables.NONE;

    /**
     * @param wanted the entries of rows, positions of sequences, refreshes and large objects
     * @param named the entries that were asked for
     * @param role the restoring role
     */
    public ReloadedTables(List<TocEntry> wanted, List<TocEntry> named, String role) {
        this.wanted = List.copyOf(wanted);
        this.asked = named.stream()
                .filter(entry -> entry.kind().equals(EntryKind.TABLE))
                .map(ReloadedTables::nameOf)
                .collect(Collectors.toSet());
        this.role = role;
    }

    @Override
    public List<String> check(Session session) {
        if (wanted.isEmpty()) {
            throw new RefusedException(
                    "Nothing of what was chosen has rows of its own.", "Choose tables, or do without '--data-only'.");
        }
        var notes = new ArrayList<String>();
        names = new LinkedHashSet<>(asked);
        rows(wanted).forEach(entry -> names.add(nameOf(entry)));
        tables = LiveTable.withPartitions(session, names);
        leaveOutTablesOfExtensions(notes);
        requireTables();
        requireKinds();
        foreignKeys = DetachedForeignKeys.of(session, tables);
        quiet = QuietTables.of(session, tables);
        requireOwnership();
        rows(entries).stream().map(CopyTarget::of).distinct().forEach(target -> requireColumns(session, target));
        replaced = replaced(session);
        describe(session, notes);
        return notes;
    }

    private static List<TocEntry> rows(List<TocEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(EntryKind.TABLE_DATA) && entry.hasData())
                .toList();
    }

    private static QualifiedName nameOf(TocEntry entry) {
        return new QualifiedName(Objects.requireNonNullElse(entry.schema(), ""), entry.tag());
    }

    /** Such a table may hold rows of the extension's own, which only the extension can bring back. */
    private void leaveOutTablesOfExtensions(List<String> notes) {
        var members = tables.stream()
                .filter(table -> !table.extension().isEmpty())
                .map(LiveTable::name)
                .collect(Collectors.toSet());
        members.forEach(table -> notes.add("The rows of " + table + " were left out: it belongs to an extension, whose"
                + " own rows must not go."));
        tables =
                tables.stream().filter(table -> !members.contains(table.name())).toList();
        entries = wanted.stream()
                .filter(entry -> !entry.kind().equals(EntryKind.SEQUENCE_SET))
                .filter(entry -> !entry.kind().equals(EntryKind.TABLE_DATA) || !members.contains(nameOf(entry)))
                .toList();
    }

    private void requireTables() {
        Set<QualifiedName> present = tables.stream().map(LiveTable::name).collect(Collectors.toSet());
        Set<String> writable = present.stream().map(QualifiedName::toString).collect(Collectors.toSet());
        var missing = new LinkedHashSet<String>();
        for (TocEntry entry : rows(entries)) {
            String relation = CopyTarget.of(entry).relation();
            if (!present.contains(nameOf(entry))) {
                missing.add(nameOf(entry).toString());
            } else if (!writable.contains(relation)) {
                throw new RefusedException(
                        "The rows of " + nameOf(entry) + " go in through " + relation
                                + ", which may put them into other partitions.",
                        "Restore " + relation + " with all its partitions.");
            }
        }
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    "The target lacks tables whose rows are to be restored: " + Names.some(List.copyOf(missing)) + ".",
                    "Restore them without '--data-only', or make them first.");
        }
    }

    private static void requireColumns(Session session, CopyTarget target) {
        try {
            session.execute(
                    "looking at the columns of " + target.relation(),
                    "SELECT " + target.columns() + " FROM " + target.relation() + " LIMIT 0");
        } catch (QueryFailedException refused) {
            if (INSUFFICIENT_PRIVILEGE.equals(refused.sqlState())) {
                // forced row-level security, which the load lifts
                return;
            }
            throw new RefusedException(
                    "The rows of " + target.relation() + " do not fit the table as it is now: "
                            + refused.serverMessage() + ".",
                    "Restore the table without '--data-only', look at it beside the live one ('--into-schema'), or get"
                            + " its rows with 'extract'.",
                    refused);
        }
    }

    private void requireKinds() {
        var foreign = tables.stream().filter(table -> table.kind() == 'f').toList();
        if (!foreign.isEmpty()) {
            throw new RefusedException(
                    "The rows of foreign tables lie elsewhere, and are not replaced from here: "
                            + LiveTable.names(foreign) + ".",
                    "Leave them out of the selection.");
        }
    }

    private void requireOwnership() {
        var foreign = tables.stream().filter(table -> !table.owned()).toList();
        if (!foreign.isEmpty()) {
            throw new RefusedException(
                    "Role " + role + " does not own what it is to empty and load: " + LiveTable.names(foreign) + ".",
                    "Restore as the owner of these tables, as a member of that role, or as a superuser.");
        }
        List<String> keys = foreignKeys.notOwned();
        if (!keys.isEmpty()) {
            throw new RefusedException(
                    "Foreign keys of tables that role " + role + " does not own refer to what is to be emptied: "
                            + Names.some(keys) + ".",
                    "Restore as the owner of these tables as well, as a member of that role, or as a superuser.");
        }
    }

    private List<String> replaced(Session session) {
        var holding = new ArrayList<String>();
        for (LiveTable table : tables) {
            if (table.holdsRows() && holdsRows(session, table)) {
                holding.add("rows of " + table.name());
            }
        }
        if (hasLargeObjects() && count(session) > 0) {
            holding.add("large objects");
        }
        return holding;
    }

    private boolean hasLargeObjects() {
        return entries.stream().anyMatch(entry -> entry.kind().equals(EntryKind.BLOBS));
    }

    private static long count(Session session) {
        return session.query("counting large objects", LARGE_OBJECTS, row -> row.oid("total"))
                .get(0);
    }

    /** What row-level security hides from the owner counts as a row. */
    private static boolean holdsRows(Session session, LiveTable table) {
        return table.forced()
                || session.query(
                                "looking for rows of " + table.name(),
                                "SELECT EXISTS (SELECT FROM ONLY " + table.name() + ") AS found",
                                row -> row.flag("found"))
                        .contains(true);
    }

    private void describe(Session session, List<String> notes) {
        if (!tables.isEmpty()) {
            notes.add("Only rows are restored; these tables are locked against everybody else from the beginning of the"
                    + " load to its end: " + LiveTable.names(tables) + ".");
        }
        if (!foreignKeys.names().isEmpty()) {
            notes.add("Foreign keys that are taken off for the load, and checked in full when they are put on again: "
                    + Names.some(foreignKeys.names()) + ".");
        }
        if (!quiet.triggers().isEmpty()) {
            notes.add("Triggers that do not fire for the load: " + Names.some(quiet.triggers()) + ".");
        }
        var refreshed = entries.stream()
                .filter(entry -> entry.kind().equals(EntryKind.MATERIALIZED_VIEW_DATA))
                .map(ReloadedTables::nameOf)
                .collect(Collectors.toCollection(HashSet::new));
        List<String> stale = session
                .query(
                        "looking for materialized views of the tables",
                        NOT_REFRESHED.formatted(LiveTable.oids(tables)),
                        row -> new QualifiedName(row.text("schema"), row.text("name")))
                .stream()
                .filter(view -> !refreshed.contains(view))
                .map(QualifiedName::toString)
                .toList();
        if (!stale.isEmpty()) {
            notes.add("Materialized views that show the former rows until somebody refreshes them: " + Names.some(stale)
                    + ".");
        }
    }

    @Override
    public String replaced() {
        return Names.some(replaced);
    }

    @Override
    public List<TocEntry> entries() {
        return entries;
    }

    @Override
    public long locks(Session session) {
        String indexes = "SELECT count(*) AS total FROM pg_catalog.pg_index WHERE indrelid IN (%s)";
        // each table with its TOAST table and that one's index
        return session.query("counting indexes", indexes.formatted(LiveTable.oids(tables)), row -> row.oid("total"))
                        .get(0)
                + 3L * tables.size()
                + (hasLargeObjects() ? count(session) : 0);
    }

    @Override
    public List<String> begin(Session session) {
        if (!tables.isEmpty()) {
            session.execute(
                    "locking the tables",
                    "LOCK TABLE "
                            + tables.stream()
                                    .map(table -> "ONLY " + table.name())
                                    .collect(Collectors.joining(", "))
                            + " IN ACCESS EXCLUSIVE MODE");
        }
        requireNoChange(session);
        foreignKeys = DetachedForeignKeys.of(session, tables);
        quiet = QuietTables.of(session, tables);
        foreignKeys.detach(session);
        quiet.silence(session);
        String full = tables.stream()
                .filter(LiveTable::holdsRows)
                .map(table -> "ONLY " + table.name())
                .collect(Collectors.joining(", "));
        if (!full.isEmpty()) {
            session.execute("emptying the tables", "TRUNCATE " + full);
        }
        if (hasLargeObjects()) {
            session.execute(
                    "removing large objects",
                    "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata");
        }
        return List.of();
    }

    /** A partition that came meanwhile would keep its rows. */
    private void requireNoChange(Session session) {
        var now = LiveTable.withPartitions(session, names).stream()
                .filter(table -> table.extension().isEmpty())
                .toList();
        if (!now.equals(tables)) {
            throw new RefusedException(
                    "Somebody changed the tables while the restore began: " + LiveTable.names(now) + ".",
                    "Restore again.");
        }
    }

    @Override
    public List<String> finish(Session session) {
        quiet.restore(session);
        foreignKeys.attach(session);
        return LiftedSequences.lift(
                session,
                wanted.stream()
                        .filter(entry -> entry.kind().equals(EntryKind.SEQUENCE_SET))
                        .toList());
    }
}
