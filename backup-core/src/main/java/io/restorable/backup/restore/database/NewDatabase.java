package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.ServerProcess;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the database of a restore under a working name, and gives it its own name when everything is in it, so that
 * nobody ever meets a half-restored database under the real one. Runs on a session to another database of the server.
 */
public final class NewDatabase implements RestorePlace {

    private static final Logger LOGGER = LoggerFactory.getLogger(NewDatabase.class);
    private static final String INVALID_LOCALE = "22023";
    private static final String WRONG_OBJECT = "42809";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String LEFTOVERS = """
            SELECT datname AS name
              FROM pg_catalog.pg_database database
             WHERE datname ~ '_restoring_[0-9]{14}$'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity session WHERE session.datid = database.oid)
             ORDER BY 1
            """;

    private final SessionPool maintenance;
    private final Database target;
    private final DatabaseLocale locale;
    private final Consumer<String> warnings;
    private final String workingName;
    private DatabaseProperties properties = DatabaseProperties.NONE;
    private final String placement;
    private long oid;
    private boolean mayExist;
    private boolean mayBeNamed;

    /** What may still be at work for us, though we do not hear of it any more. */
    private @Nullable ServerProcess lostProcess;

    /**
     * @param maintenance sessions in another database of the same server
     * @param target the database under the name that it gets in the end
     * @param locale how the backed-up database sorts and encodes text
     * @param placement options of CREATE DATABASE that say where it lies; may be empty
     * @param suffix what tells this restore from others that run at the same time
     * @param warnings is told if the server does not have that locale and another has to do
     */
    public NewDatabase(
            SessionPool maintenance,
            Database target,
            DatabaseLocale locale,
            String placement,
            String suffix,
            Consumer<String> warnings) {
        this.maintenance = maintenance;
        this.target = target;
        this.locale = locale;
        this.placement = placement;
        this.warnings = warnings;
        this.workingName = DatabaseNames.withEnding(target.name(), "_restoring_" + suffix);
    }

    /** Gives the database these properties along with its name; to be called before it begins. */
    public NewDatabase giving(DatabaseProperties wanted) {
        properties = wanted;
        return this;
    }

    @Override
    public Database begin() {
        try (Session session = maintenance.session(SessionPurpose.RESTORE)) {
            create(session);
            oid = oid(session, workingName);
        }
        return target.named(workingName);
    }

    private void create(Session session) {
        if (locale.isKnownTo(session.version())) {
            try {
                create(session, locale.exactOptions(session.version()));
                return;
            } catch (QueryFailedException failure) {
                if (!INVALID_LOCALE.equals(failure.sqlState()) && !WRONG_OBJECT.equals(failure.sqlState())) {
                    throw failure;
                }
            }
        }
        create(session, locale.encodingOption());
        warnings.accept("The server does not have the backup's locale (" + locale + "); database " + target.name()
                + " has the server's own, so text may sort differently.");
    }

    /** A server that refuses has not made it, and who has another one of that name keeps it; all else is unknown. */
    private void create(Session session, String options) {
        lostProcess = ServerProcess.of(session);
        mayExist = true;
        try {
            session.execute(
                    "creating database " + workingName,
                    "CREATE DATABASE " + Identifiers.quote(workingName) + " WITH" + options + placement);
        } catch (QueryFailedException refused) {
            mayExist = false;
            lostProcess = null;
            throw refused;
        }
        lostProcess = null;
    }

    @Override
    public void succeed() {
        try {
            name();
        } catch (ConnectionFailedException lost) {
            nameAgain(lost);
        }
    }

    /** A connection that is lost says nothing about what the server did: the second attempt finds out. */
    private void nameAgain(ConnectionFailedException lost) {
        mayBeNamed = lostProcess != null;
        try {
            name();
        } catch (QueryFailedException refused) {
            mayBeNamed = false;
            if (!NO_SUCH_DATABASE.equals(refused.sqlState()) || !hasItsName()) {
                throw refused;
            }
            LOGGER.warn("The connection was lost after database {} had got its name", target.name());
        } catch (RuntimeException another) {
            mayBeNamed |= lostProcess != null;
            lost.addSuppressed(another);
            throw lost;
        }
    }

    private boolean hasItsName() {
        try (Session session = maintenance.session(SessionPurpose.RESTORE)) {
            return oid(session, target.name()) == oid;
        }
    }

    /** A server that refuses has not named it, and its session is not lost. */
    private void name() {
        try {
            attemptName();
        } catch (QueryFailedException refused) {
            lostProcess = null;
            throw refused;
        }
    }

    private void attemptName() {
        try (Session session = maintenance.session(SessionPurpose.RESTORE)) {
            endLostProcess(session);
            // The restore's sessions commit without waiting for the disk; this commit waits, and for all before it.
            session.execute("making the restore durable", "SET synchronous_commit = on");
            lostProcess = ServerProcess.of(session);
            session.beginTransaction();
            session.execute(
                    "naming database " + target.name(),
                    "ALTER DATABASE " + Identifiers.quote(workingName) + " RENAME TO "
                            + Identifiers.quote(target.name()));
            properties.statements(target.name()).forEach(statement -> attempt(session, statement));
            session.commit();
            lostProcess = null;
        }
    }

    private void attempt(Session session, String statement) {
        session.execute("giving the database its properties", "SAVEPOINT property");
        try {
            session.execute("giving the database its properties", statement);
            session.execute("giving the database its properties", "RELEASE SAVEPOINT property");
        } catch (QueryFailedException refused) {
            session.execute("giving the database its properties", "ROLLBACK TO SAVEPOINT property");
            // the value of a setting may be a secret
            String shown = statement.replaceFirst("(?s)^(ALTER .*? SET \\S+ TO ).*", "$1…");
            warnings.accept("Left out: " + shown + " (" + refused.serverMessage() + ").");
        }
    }

    /** The database of a name, or 0 if there is none. */
    private static long oid(Session session, String name) {
        return session
                .query(
                        "looking at database " + name,
                        "SELECT oid FROM pg_catalog.pg_database WHERE datname = ?",
                        row -> row.oid("oid"),
                        name)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private void endLostProcess(Session session) {
        if (lostProcess != null) {
            lostProcess.end(session);
            lostProcess = null;
        }
    }

    @Override
    public void fail() {
        if (!mayExist) {
            return;
        }
        try (Session session = maintenance.session(SessionPurpose.RESTORE)) {
            endLostProcess(session);
            if (oid(session, workingName) == 0) {
                return;
            }
            Subscriptions.drop(target.named(workingName));
            DatabaseDrop.force(session, workingName);
        }
    }

    @Override
    public String leftover() {
        if (mayBeNamed) {
            return "The server was lost at the very moment when " + workingName + " was to be named " + target.name()
                    + ": there is either the one, all of it, or the other; drop it before the next restore: "
                    + drop(workingName) + ".";
        }
        return "The unfinished database could not be removed; when the server is back, run " + drop(workingName) + ".";
    }

    /**
     * Looks whether a database can have that name: the server would cut a longer one without an error.
     *
     * @throws RefusedException if it is too long
     */
    public static void checkName(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > DatabaseNames.MOST_BYTES) {
            throw new RefusedException(
                    "The name " + name + " has " + bytes + " bytes in UTF-8, and PostgreSQL's names have "
                            + DatabaseNames.MOST_BYTES + " bytes at most.",
                    "Restore to a shorter name.");
        }
    }

    /**
     * A full sentence for each database that a restore to this server left behind when its process was killed.
     *
     * @param maintenance a session to any database of the server
     */
    public static List<String> leftovers(Session maintenance) {
        return maintenance.query(
                "looking for unfinished restores",
                LEFTOVERS,
                row -> "Database " + row.text("name")
                        + " is left over from a restore that was broken off, and nobody is"
                        + " connected to it; unless that restore still runs, remove it with "
                        + drop(row.text("name")) + ".");
    }

    private static String drop(String database) {
        return "DROP DATABASE " + Identifiers.quote(database);
    }
}
