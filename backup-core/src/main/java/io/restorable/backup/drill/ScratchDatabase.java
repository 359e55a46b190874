package io.restorable.backup.drill;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.restore.database.DatabaseDrop;
import io.restorable.backup.restore.database.DatabaseNames;
import io.restorable.backup.restore.database.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The database that a drill restores to: nobody else's, and gone afterwards. */
final class ScratchDatabase {

    private static final Duration GRACE = Duration.ofDays(1);

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String LEFTOVERS = """
            SELECT datname AS name
              FROM pg_catalog.pg_database database
             WHERE datname ~ '_drill_[0-9]{14}_[0-9a-f]{4}$'
               AND substring(datname from '_drill_([0-9]{14})_') < ?
               AND pg_catalog.shobj_description(oid, 'pg_database') = ?
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity session WHERE session.datid = database.oid)
             ORDER BY 1
            """;

    private final Database server;
    private final Database database;
    private final Instant now;

    /**
     * @param server any database of the server to restore to, and the role
     * @param backedUp the name of the database that was backed up
     * @param now when the drill began
     */
    ScratchDatabase(Database server, String backedUp, Instant now) {
        this.server = server;
        String random = "%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
        this.database = server.named(DatabaseNames.withEnding(backedUp, "_drill_" + SECOND.format(now) + "_" + random));
        this.now = now;
    }

    Database database() {
        return database;
    }

    /** Says in the database itself that it may go, lest this process dies before it drops it. */
    void mark(SessionPool inDatabase) {
        try (Session session = inDatabase.session(SessionPurpose.RESTORE)) {
            session.execute(
                    "marking the scratch database",
                    "COMMENT ON DATABASE " + Identifiers.quote(database.name()) + " IS "
                            + Literals.quote(Drill.LEFTOVER));
        }
    }

    /**
     * Drops the database, also while the thread is interrupted.
     *
     * @return a full sentence if it stays, with the way to remove it
     */
    Optional<String> drop() {
        boolean interrupted = Thread.interrupted();
        try {
            Subscriptions.drop(database);
            dropAll(List.of(database.name()));
            return Optional.empty();
        } catch (BackupException failure) {
            return Optional.of("The scratch database stays: " + failure.problem() + " Drop it with DROP DATABASE "
                    + Identifiers.quote(database.name()) + " WITH (FORCE).");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Drops what drills left behind that were killed a day ago or earlier.
     *
     * @return a full sentence for each
     */
    List<String> dropLeftovers() {
        var told = new ArrayList<String>();
        for (String name : leftovers()) {
            try {
                Subscriptions.drop(database.named(name));
                dropAll(List.of(name));
                told.add("Dropped database " + name + ", which a drill that was broken off left behind.");
            } catch (BackupException failure) {
                told.add("Database " + name + " is left over from a drill that was broken off, and could not be"
                        + " dropped: " + failure.problem());
            }
        }
        return told;
    }

    private List<String> leftovers() {
        try (SessionPool pool = SessionPool.open(server, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            return session.query(
                    "looking for what drills left behind",
                    LEFTOVERS,
                    row -> row.text("name"),
                    SECOND.format(now.minus(GRACE)),
                    Drill.LEFTOVER);
        }
    }

    private void dropAll(List<String> names) {
        try (SessionPool pool = SessionPool.open(server, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            for (String name : names) {
                DatabaseDrop.force(session, name);
            }
        }
    }
}
