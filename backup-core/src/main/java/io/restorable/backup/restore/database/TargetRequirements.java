package io.restorable.backup.restore.database;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a plan needs of its target, looked at before anything is read or changed. */
public final class TargetRequirements {

    private static final String EXTENSION = "EXTENSION";
    private static final String PUBLIC = "public";
    private static final int PRE_DATA = 2;

    // Where the schema is not there, the restore makes it, and the right to make schemas decides.
    private static final String RIGHTS = """
            SELECT pg_catalog.has_database_privilege(current_database(), 'CREATE') AS on_database,
                   coalesce((SELECT pg_catalog.has_schema_privilege(oid, 'CREATE')
                               FROM pg_catalog.pg_namespace WHERE nspname = 'public'), true) AS on_public
            """;

    private TargetRequirements() {}

    /**
     * Looks whether the server offers every extension that the plan makes.
     *
     * @throws RefusedException if it does not, naming those that are missing
     */
    public static void checkExtensions(Session session, List<TocEntry> entries) {
        Set<String> offered = new HashSet<>(session.query(
                "looking at what extensions the server offers",
                "SELECT name FROM pg_catalog.pg_available_extensions",
                row -> row.text("name")));
        List<String> missing = entries.stream()
                .filter(entry -> entry.kind().equals(EXTENSION) && !offered.contains(entry.tag()))
                .map(TocEntry::tag)
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    "The target's server does not offer what the backup needs: extension "
                            + String.join(", extension ", missing) + ".",
                    "Install it on the server (its package, not CREATE EXTENSION), or restore to a server that has it.");
        }
    }

    /**
     * Looks whether the role may make schemas and tables in an existing database.
     *
     * @param session a session in that database
     * @throws MissingPrivilegeException if it may not, with the statements that help
     */
    public static void checkRights(Session session, ServerFacts facts, List<TocEntry> entries) {
        session.forEach("looking at the role's rights in the target", RIGHTS, row -> {
            var missing = new ArrayList<String>();
            var statements = new ArrayList<String>();
            String role = Identifiers.quote(facts.role());
            if (!row.flag("on_database") && entries.stream().anyMatch(TargetRequirements::makesSchema)) {
                missing.add("CREATE on database " + facts.database());
                statements.add("GRANT CREATE ON DATABASE " + Identifiers.quote(facts.database()) + " TO " + role + ";");
            }
            if (!row.flag("on_public") && entries.stream().anyMatch(TargetRequirements::isMadeInPublic)) {
                missing.add("CREATE on schema public");
                statements.add("GRANT CREATE ON SCHEMA public TO " + role + ";");
            }
            if (!missing.isEmpty()) {
                throw new MissingPrivilegeException(
                        facts.role(), "restore into database '" + facts.database() + "'", missing, statements);
            }
        });
    }

    private static boolean makesSchema(TocEntry entry) {
        return entry.kind().equals(EntryKind.SCHEMA) && !entry.tag().equals(PUBLIC);
    }

    private static boolean isMadeInPublic(TocEntry entry) {
        return PUBLIC.equals(entry.schema())
                && entry.section() == PRE_DATA
                && !entry.kind().equals(EntryKind.COMMENT);
    }
}
