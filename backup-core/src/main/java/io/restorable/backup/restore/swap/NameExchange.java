package io.restorable.backup.restore.swap;

import io.restorable.backup.connect.ServerProcess;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives one database's name to another, all of it in one transaction: whatever dies at whatever moment, the names are
 * all old or all new, and there is no half state to repair. ALTER DATABASE RENAME locks the database before it looks
 * for sessions in it, and keeps the lock until the transaction ends: new connections wait instead of coming in, and a
 * second session ends the old ones meanwhile. Source: PostgreSQL 18, src/backend/commands/dbcommands.c,
 * RenameDatabase; src/backend/utils/init/postinit.c, InitPostgres.
 */
final class NameExchange {

    private static final Logger LOGGER = LoggerFactory.getLogger(NameExchange.class);
    private static final String OBJECT_IN_USE = "55006";
    private static final String DUPLICATE_DATABASE = "42P04";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final SessionPool pool;
    private final Clock clock;
    private final String name;
    private final @Nullable LiveDatabase live;
    private int ended;

    /**
     * @param pool room for two sessions, in a database that is none of those renamed
     * @param name the name that changes hands
     * @param live the database that has it, or {@code null} if none has
     */
    NameExchange(SessionPool pool, Clock clock, String name, @Nullable LiveDatabase live) {
        this.pool = pool;
        this.clock = clock;
        this.name = name;
        this.live = live;
    }

    /**
     * The database that gets the name.
     *
     * @param oid what identifies it
     * @param name its name until then
     * @param comment what its comment shall be, or {@code null} for none; see {@link #keepsComment}
     * @param keepsComment whether its comment stays as it is
     */
    record Incoming(long oid, String name, @Nullable String comment, boolean keepsComment) {}

    /**
     * Exchanges the names.
     *
     * @param replacedBy what the incoming database is, in the words of the kept one's comment
     * @param preparation runs first in the same transaction, while nobody is disturbed yet
     * @throws SwapFailedException if it cannot be done; everything is as it was before, unless the message says that
     *     nobody knows
     */
    Swap run(Incoming incoming, String replacedBy, Consumer<Session> preparation) {
        try (Session renamer = pool.session(SessionPurpose.RESTORE);
                Session ender = pool.session(SessionPurpose.RESTORE)) {
            renamer.beginTransaction();
            try {
                return run(renamer, ender, incoming, replacedBy, preparation);
            } catch (RuntimeException | Error failure) {
                rollBack(renamer);
                throw failure;
            }
        }
    }

    private Swap run(
            Session renamer, Session ender, Incoming incoming, String replacedBy, Consumer<Session> preparation) {
        // A restore's own sessions commit without waiting for the disk; this commit waits, and for all before it.
        renamer.execute("preparing the exchange", "SET LOCAL synchronous_commit = on; SET LOCAL lock_timeout = '10s'");
        preparation.accept(renamer);
        // Locks the incoming database first, so that a background process in it costs no time in the window.
        String passing = SwapNames.passing(incoming.name());
        rename(renamer, ender, incoming.oid(), incoming.name(), passing);
        Instant closed = clock.instant();
        ended = 0;
        String kept = live == null ? null : keep(renamer, ender, live, closed, replacedBy);
        rename(renamer, passing, name);
        if (!incoming.keepsComment()) {
            comment(renamer, name, incoming.comment());
        }
        commit(renamer, incoming);
        return new Swap(kept, Duration.between(closed, clock.instant()), ended);
    }

    private String keep(Session renamer, Session ender, LiveDatabase database, Instant at, String replacedBy) {
        String kept = SwapNames.kept(name, at);
        rename(renamer, ender, database.oid(), name, kept);
        comment(
                renamer,
                kept,
                KeptDatabase.comment(
                        database.oid(), name, at.truncatedTo(ChronoUnit.MILLIS), replacedBy, database.comment()));
        return kept;
    }

    private static void rename(Session renamer, String from, String to) {
        renamer.execute(
                "renaming database " + from,
                "ALTER DATABASE " + Identifiers.quote(from) + " RENAME TO " + Identifiers.quote(to));
    }

    /** PostgreSQL waits five seconds for a database to be empty, and looks ten times a second. */
    private void rename(Session renamer, Session ender, long oid, String from, String to) {
        var eviction = Eviction.begin(ender, oid);
        try {
            rename(renamer, from, to);
        } catch (QueryFailedException failure) {
            throw explained(failure, ender, eviction, oid, from, to);
        } finally {
            ended += eviction.stop();
        }
    }

    private SwapFailedException explained(
            QueryFailedException failure, Session ender, Eviction eviction, long oid, String from, String to) {
        eviction.stop();
        String state = String.valueOf(failure.sqlState());
        return switch (state) {
            case OBJECT_IN_USE -> {
                var staying = ForeignSessions.read(ender, oid);
                yield failed(
                        "database " + from + " did not get free: "
                                + (staying.isEmpty()
                                        ? failure.serverMessage()
                                        : ForeignSessions.describe(staying) + " stayed in it"),
                        "Let those sessions end, or grant pg_signal_backend to this role (superusers' sessions only a"
                                + " superuser ends); then start again.",
                        failure);
            }
            case LOCK_NOT_AVAILABLE ->
                failed(
                        "database " + from + " is locked by somebody who changes it",
                        "Wait until that ALTER, CREATE … TEMPLATE or DROP DATABASE has ended, then start again.",
                        failure);
            case DUPLICATE_DATABASE ->
                failed(
                        "a database named " + to + " exists already",
                        "Start again: the next attempt takes another name.",
                        failure);
            default -> failed(failure.serverMessage(), "Look at the rights of this role, then start again.", failure);
        };
    }

    private SwapFailedException failed(String why, String nextStep, Throwable cause) {
        return new SwapFailedException(
                "Database " + name + " keeps its place and was not changed, because " + why + ".", nextStep, cause);
    }

    private static void comment(Session session, String database, @Nullable String comment) {
        session.execute(
                "commenting on database " + database,
                "COMMENT ON DATABASE " + Identifiers.quote(database) + " IS "
                        + (comment == null ? "NULL" : Literals.quote(comment)));
    }

    /** A connection that is lost while it commits says nothing about the commit: another one must look. */
    private void commit(Session renamer, Incoming incoming) {
        var process = ServerProcess.of(renamer);
        try {
            renamer.commit();
        } catch (ConnectionFailedException lost) {
            if (!hasTheName(incoming, process, lost)) {
                throw lost;
            }
            LOGGER.warn("The connection was lost after the commit that renamed database {}", name);
        }
    }

    private boolean hasTheName(Incoming incoming, ServerProcess process, ConnectionFailedException lost) {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            process.end(session);
            return LiveDatabase.find(session, name)
                    .filter(database -> database.oid() == incoming.oid())
                    .isPresent();
        } catch (BackupException | IllegalStateException failure) {
            lost.addSuppressed(failure);
            throw new SwapFailedException(
                    "The server was lost at the very moment of the commit: database " + name
                            + " is either the old one or the new one.",
                    "When the server is back, 'forget --dry-run' lists the old one if it was replaced; 'undo' brings it"
                            + " back.",
                    lost);
        }
    }

    private static void rollBack(Session session) {
        try {
            session.rollback();
        } catch (BackupException gone) {
            LOGGER.debug("A session that is gone has rolled back", gone);
            session.abort();
        }
    }
}
