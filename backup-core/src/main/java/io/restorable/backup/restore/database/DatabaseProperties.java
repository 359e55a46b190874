package io.restorable.backup.restore.database;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.EntryRole;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.restore.plan.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the backed-up database had as a whole: owner, tablespace, privileges, comment, security labels, connection limit,
 * settings.
 * The archive's statements name the database that was backed up; here they can be had for another name. Immutable.
 */
public final class DatabaseProperties {

    /** Nothing to give to a database. */
    public static final DatabaseProperties NONE = new DatabaseProperties(null, null, List.of());

    /** Quoted names and constants are passed over; then comes the name of the database. */
    private static final Pattern NAME =
            Pattern.compile("\"(?:[^\"]|\"\")*+\"|'(?:[^']|'')*+'|\\b(DATABASE )(\"(?:[^\"]|\"\")+\"|[^\\s;\"]+)");

    private static final Pattern TABLESPACE = Pattern.compile(" TABLESPACE = (\"(?:[^\"]|\"\")+\"|[^\\s;\"]+);\\s*$");

    private final @Nullable String owner;
    private final @Nullable String tablespace;
    private final List<String> statements;

    private DatabaseProperties(@Nullable String owner, @Nullable String tablespace, List<String> statements) {
        this.owner = owner;
        this.tablespace = tablespace;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads the entries about the database.
     *
     * @param entries an archive's entries
     * @param withOwner whether the owner counts as one
     * @param withPrivileges whether privileges do
     */
    public static DatabaseProperties of(List<TocEntry> entries, boolean withOwner, boolean withPrivileges) {
        String owner = null;
        String tablespace = null;
        var statements = new ArrayList<String>();
        for (TocEntry entry : entries) {
            if (EntryRole.of(entry) != EntryRole.DATABASE) {
                continue;
            }
            if (entry.kind().equals(EntryKind.DATABASE)) {
                owner = withOwner ? entry.owner() : null;
                tablespace = tablespace(Objects.requireNonNullElse(entry.create(), ""));
            } else if (withPrivileges || !entry.kind().equals(EntryKind.ACL)) {
                statements.addAll(SqlStatements.split(Objects.requireNonNullElse(entry.create(), "")));
            }
        }
        return new DatabaseProperties(owner, tablespace, statements);
    }

    private static @Nullable String tablespace(String create) {
        Matcher matcher = TABLESPACE.matcher(create);
        if (!matcher.find()) {
            return null;
        }
        String name = matcher.group(1);
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    /** The tablespace it was in, not quoted, or {@code null} for the server's default. */
    public @Nullable String tablespace() {
        return tablespace;
    }

    /** Whether there is more than the owner, whom any database has. */
    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /**
     * The statements that give them to a database: its owner first, as privileges are the owner's to grant.
     *
     * @param database its name, not quoted
     */
    List<String> statements(String database) {
        String name = Identifiers.quote(database);
        var renamed = new ArrayList<String>();
        if (owner != null && !owner.isEmpty()) {
            renamed.add("ALTER DATABASE " + name + " OWNER TO " + Identifiers.quote(owner));
        }
        statements.forEach(statement -> renamed.add(rename(statement, name)));
        return renamed;
    }

    private static String rename(String statement, String name) {
        Matcher matcher = NAME.matcher(statement);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                return statement.substring(0, matcher.end(1)) + name + statement.substring(matcher.end());
            }
        }
        return statement;
    }
}
