package io.restorable.backup.restore.selection;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.restore.plan.EntrySelection;
import io.restorable.backup.restore.plan.EntryTraits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts chosen objects of one schema into a new schema, beside the live ones. No definition is rewritten: within the
 * transaction, the live schema carries another name, the objects are restored under their own, and then the server
 * renames both schemas. Nobody else ever sees it, and nothing in the live schema is locked. Triggers are left out: they
 * would act on live data.
 */
public final class AnotherSchema implements TargetChange {

    private static final String EXTENSION = "EXTENSION";
    private static final String TRIGGER = "TRIGGER";
    private static final Set<String> WITH_BODIES = Set.of("FUNCTION", "PROCEDURE", "AGGREGATE");

    private static final String SCHEMA = """
            SELECT pg_catalog.pg_has_role(nspowner, 'USAGE') AS owned,
                   pg_catalog.pg_get_userbyid(nspowner) AS owner
              FROM pg_catalog.pg_namespace WHERE nspname = ?
            """;

    private static final String MAY_CREATE =
            "SELECT pg_catalog.has_database_privilege(current_database(), 'CREATE') AS allowed";

    private static final String INSTALLED = """
            SELECT nspname AS schema, extrelocatable AND pg_catalog.pg_has_role(extowner, 'USAGE') AS movable
              FROM pg_catalog.pg_extension extension
              JOIN pg_catalog.pg_namespace namespace ON namespace.oid = extension.extnamespace
             WHERE extname = ?
            """;

    private final List<TocEntry> wanted;
    private final EntrySelection.Result selection;
    private final String into;
    private final String role;
    private final List<String> moved = new ArrayList<>();
    private List<TocEntry> entries = List.of();
    private String from = "";
    private String aside = "";

    /**
     * @param wanted the entries to restore
     * @param selection how they were chosen
     * @param into the new schema
     * @param role the restoring role
     */
    public AnotherSchema(List<TocEntry> wanted, EntrySelection.Result selection, String into, String role) {
        this.wanted = List.copyOf(wanted);
        this.selection = selection;
        this.into = into;
        this.role = role;
    }

    @Override
    public List<String> check(Session session) {
        from = onlySchema();
        requireFreeName(session);
        requireRights(session);
        checkExtensions(session);
        Publications.refuse(session, Set.of());
        entries = withoutUnused(wanted.stream()
                .filter(entry -> from.equals(entry.schema()) && !entry.kind().equals(TRIGGER))
                .filter(entry -> !entry.kind().equals(EntryKind.DEFAULT_ACL))
                .toList());
        var notes = new ArrayList<String>();
        notes.add("Schema " + into + " is made for what was chosen of schema " + from + ", which stays as it is and"
                + " stays in use; only who would alter or drop that schema itself has to wait.");
        note(notes, "Left out, because it would act on live data: ", TRIGGER);
        String bodies = entries.stream()
                .filter(entry -> WITH_BODIES.contains(entry.kind()))
                .map(EntryTraits::label)
                .collect(Collectors.joining(", "));
        if (!bodies.isEmpty()) {
            notes.add("Names in the text of functions still mean schema " + from + ": " + bodies + ".");
        }
        if (!moved.isEmpty()) {
            notes.add("Extensions that cannot be altered by others meanwhile: " + Names.some(moved) + ".");
        }
        return notes;
    }

    private void note(List<String> notes, String beginning, String kind) {
        List<String> labels = wanted.stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(EntryTraits::label)
                .toList();
        if (!labels.isEmpty()) {
            notes.add(beginning + Names.some(labels) + ".");
        }
    }

    private String onlySchema() {
        var schemas = new TreeSet<>(selection.schemas());
        selection.named().stream()
                .filter(EntryTraits::isRelation)
                .map(TocEntry::schema)
                .filter(Objects::nonNull)
                .forEach(schemas::add);
        if (schemas.size() > 1) {
            throw new RefusedException(
                    "What was chosen lies in more than one schema: " + String.join(", ", schemas) + ".",
                    "Restore one schema after the other, each into a new one of its own.");
        }
        return schemas.first();
    }

    /** What only triggers need would be of no use. */
    private List<TocEntry> withoutUnused(List<TocEntry> some) {
        Set<Integer> needed =
                selection.needed().stream().map(TocEntry::dumpId).collect(Collectors.toCollection(HashSet::new));
        List<TocEntry> used = some;
        int before;
        do {
            before = used.size();
            Set<Integer> required = used.stream()
                    .filter(entry -> !EntryTraits.isAboutAnother(entry))
                    .flatMap(entry -> entry.dependencies().stream())
                    .collect(Collectors.toSet());
            used = used.stream()
                    .filter(entry -> !needed.contains(entry.dumpId()) || required.contains(entry.dumpId()))
                    .toList();
        } while (used.size() < before);
        Set<Integer> remaining = used.stream().map(TocEntry::dumpId).collect(Collectors.toSet());
        return used.stream()
                .filter(entry -> !EntryTraits.isAboutAnother(entry)
                        || entry.dependencies().stream().anyMatch(remaining::contains))
                .toList();
    }

    private void requireFreeName(Session session) {
        if (into.isEmpty() || into.startsWith("pg_") || into.equals("information_schema")) {
            throw new RefusedException(
                    "No schema of users can have the name '" + into + "'.", "Name another one by '--into-schema'.");
        }
        if (schema(session, into).isPresent()) {
            throw new RefusedException(
                    "Schema " + into + " exists, and is not to be mixed with what a backup holds.",
                    "Name a schema that does not exist yet, or drop that one first.");
        }
    }

    /** The live schema's owner, and whether the role may rename it. */
    private record Owner(String name, boolean owned) {}

    private static Optional<Owner> schema(Session session, String name) {
        return session
                .query(
                        "looking for schema " + name,
                        SCHEMA,
                        row -> new Owner(row.text("owner"), row.flag("owned")),
                        name)
                .stream()
                .findFirst();
    }

    private void requireRights(Session session) {
        Optional<Owner> live = schema(session, from);
        if (live.isPresent() && !live.get().owned()) {
            throw new RefusedException(
                    "Role " + role + " does not own schema " + from
                            + " of the target, and has to rename it for the time" + " of the restore; it belongs to "
                            + live.get().name() + ".",
                    "Restore as a member of that role or as a superuser, or restore the tables to a new database ('--to"
                            + " new').");
        }
        if (!session.query("looking at the role's rights", MAY_CREATE, row -> row.flag("allowed"))
                .contains(true)) {
            throw new RefusedException(
                    "Role " + role + " may not make schemas in the target.",
                    "Grant it CREATE on the database (GRANT CREATE ON DATABASE … TO " + Identifiers.quote(role) + ").");
        }
        aside = live.isPresent() ? "restorable_aside_" + session.processId() : "";
    }

    /** An extension cannot be there twice: what lies in the live schema comes along into the restored one, and back. */
    private void checkExtensions(Session session) {
        moved.clear();
        for (TocEntry entry : wanted) {
            if (entry.kind().equals(EXTENSION)) {
                checkExtension(session, entry.tag());
            }
        }
    }

    private void checkExtension(Session session, String extension) {
        record Installed(String schema, boolean movable) {}
        Installed installed = session
                .query(
                        "looking for extension " + extension,
                        INSTALLED,
                        row -> new Installed(row.text("schema"), row.flag("movable")),
                        extension)
                .stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "What was chosen needs extension " + extension + ", which the target does not have.",
                        "Run 'CREATE EXTENSION " + Identifiers.quote(extension)
                                + "' first, or restore to a new database" + " ('--to new')."));
        if (!installed.schema().equals(from)) {
            return;
        }
        if (!installed.movable()) {
            throw new RefusedException(
                    "What was chosen needs extension " + extension + ", which lies in schema " + from
                            + " itself and cannot be moved by role " + role + ".",
                    "Restore as the extension's owner if it can be moved at all, or restore the tables to a new database"
                            + " ('--to new').");
        }
        moved.add(extension);
    }

    @Override
    public String replaced() {
        return "";
    }

    @Override
    public List<TocEntry> entries() {
        return entries;
    }

    /** The schemas, and what the extensions hold, which is little. */
    @Override
    public long locks(Session session) {
        return 2L + moved.size();
    }

    @Override
    public List<String> begin(Session session) {
        if (!aside.isEmpty()) {
            rename(session, from, aside);
        }
        session.execute("making the schema", "CREATE SCHEMA " + Identifiers.quote(from));
        moved.forEach(extension -> move(session, extension, from));
        return List.of();
    }

    @Override
    public List<String> finish(Session session) {
        moved.forEach(extension -> move(session, extension, aside));
        rename(session, from, into);
        if (!aside.isEmpty()) {
            rename(session, aside, from);
        }
        session.execute(
                "describing schema " + into,
                "COMMENT ON SCHEMA " + Identifiers.quote(into) + " IS "
                        + Literals.quote("restored from a backup of schema " + from));
        return List.of();
    }

    private static void rename(Session session, String schema, String name) {
        session.execute(
                "renaming schema " + schema,
                "ALTER SCHEMA " + Identifiers.quote(schema) + " RENAME TO " + Identifiers.quote(name));
    }

    private static void move(Session session, String extension, String schema) {
        session.execute(
                "moving extension " + extension,
                "ALTER EXTENSION " + Identifiers.quote(extension) + " SET SCHEMA " + Identifiers.quote(schema));
    }
}
