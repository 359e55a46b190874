package io.restorable.backup.restore.swap;

import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.restore.swap.ForeignSessions.ForeignSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether a database can give its name away, before anything is done for it. What would fail the swap or go on
 * working on the kept database unseen is refused; what only has to be set up anew afterwards is told.
 */
final class SwapPreflight {

    private static final String PREPARED = """
            SELECT pg_catalog.format('%L of %s', gid, owner) AS name FROM pg_catalog.pg_prepared_xacts
             WHERE database = ? ORDER BY prepared
            """;

    private static final String SLOTS = """
            SELECT slot_name AS name FROM pg_catalog.pg_replication_slots
             WHERE database = ? AND active = ? ORDER BY slot_name
            """;

    private static final String SUBSCRIPTIONS = """
            SELECT subname AS name FROM pg_catalog.pg_subscription
             WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = ?) AND subenabled = ?
             ORDER BY subname
            """;

    /** What DROP DATABASE writes before its first step that nobody can undo (pg_database.h, DATCONNLIMIT_INVALID_DB). */
    private static final int HALF_DROPPED = -2;

    private final Session session;
    private final ServerFacts facts;
    private final LiveDatabase live;

    /** @param session in another database of the server */
    SwapPreflight(Session session, ServerFacts facts, LiveDatabase live) {
        this.session = session;
        this.facts = facts;
        this.live = live;
    }

    /** Checks what a kept database needs to come back: it takes everything along that is at work in it. */
    void checkReturn() {
        refuseHalfDropped();
        List<ForeignSession> staying = ForeignSessions.unendable(session, live.oid());
        requireRights(staying);
        refuseSuperusers(staying);
        refusePrepared();
    }

    /**
     * Checks rights, then what is in the way of giving the name away.
     *
     * @return a full sentence for each thing that needs somebody's attention after the swap
     * @throws RefusedException naming what is missing or in the way
     */
    List<String> check() {
        if (facts.standby()) {
            throw new RefusedException("The server is a standby and takes no changes.", "Work on its primary instead.");
        }
        List<ForeignSession> staying = ForeignSessions.unendable(session, live.oid());
        requireRights(staying);
        refuseSuperusers(staying);
        refusePrepared();
        refuseWhatWouldGoOn();
        return atRest();
    }

    private void refuseHalfDropped() {
        if (live.connectionLimit() == HALF_DROPPED) {
            throw new RefusedException(
                    "Database " + live.name() + " is half dropped: a DROP DATABASE of it was broken off, and the server"
                            + " lets nobody into what is left.",
                    "Drop the rest with 'forget', then restore a backup.");
        }
    }

    private void requireRights(List<ForeignSession> staying) {
        String role = Identifiers.quote(facts.role());
        String database = Identifiers.quote(live.name());
        var missing = new ArrayList<String>();
        var statements = new ArrayList<String>();
        if (!mayCreateDatabases()) {
            missing.add("CREATEDB");
            statements.add("ALTER ROLE " + role + " CREATEDB;");
        }
        if (!live.owned()) {
            missing.add("ownership of database " + database + ", which is " + live.owner() + "'s");
            statements.add("GRANT " + Identifiers.quote(live.owner()) + " TO " + role + ";");
        }
        if (!live.tablespaceUsable()) {
            missing.add("CREATE on tablespace " + live.tablespace());
            statements.add("GRANT CREATE ON TABLESPACE " + Identifiers.quote(live.tablespace()) + " TO " + role + ";");
        }
        var others = staying.stream().filter(foreign -> !foreign.superuser()).toList();
        if (!others.isEmpty()) {
            missing.add("pg_signal_backend, to end " + ForeignSessions.describe(others));
            statements.add("GRANT pg_signal_backend TO " + role + ";");
        }
        if (!missing.isEmpty()) {
            throw new MissingPrivilegeException(
                    facts.role(), "put another database in the place of '" + live.name() + "'", missing, statements);
        }
    }

    private boolean mayCreateDatabases() {
        return session.query(
                        "looking at the role's rights",
                        "SELECT rolcreatedb OR rolsuper AS allowed FROM pg_catalog.pg_roles WHERE rolname = current_user",
                        row -> row.flag("allowed"))
                .contains(true);
    }

    private void refuseSuperusers(List<ForeignSession> staying) {
        if (!staying.isEmpty()) {
            throw new RefusedException(
                    "Superusers are connected to database " + live.name() + ", and role " + facts.role()
                            + " may not end their sessions: " + ForeignSessions.describe(staying) + ".",
                    "Let them leave, or work as a superuser.");
        }
    }

    private void refusePrepared() {
        refuse(
                names(PREPARED),
                "has prepared transactions",
                "which hold it until somebody ends them",
                "End each with COMMIT PREPARED or ROLLBACK PREPARED in that database.");
    }

    private void refuseWhatWouldGoOn() {
        refuse(
                names(SUBSCRIPTIONS, true),
                "has enabled subscriptions",
                "which would go on changing it after it gave its name away",
                "Disable them with ALTER SUBSCRIPTION … DISABLE, and look after the new database's own afterwards.");
        refuse(
                names(SLOTS, true),
                "is read through logical replication slots",
                "whose readers would find nothing there any more",
                "Stop the readers; afterwards they need slots in the new database and a copy from the beginning.");
    }

    private void refuse(List<String> names, String has, String why, String nextStep) {
        if (!names.isEmpty()) {
            throw new RefusedException(
                    "Database " + live.name() + " " + has + " (" + String.join(", ", names) + "), " + why + ".",
                    nextStep);
        }
    }

    private List<String> atRest() {
        var warnings = new ArrayList<String>();
        names(SLOTS, false)
                .forEach(slot -> warnings.add("Replication slot " + slot + " stays with the kept database and holds"
                        + " back WAL: drop it, and make one in the new database if its reader still exists."));
        names(SUBSCRIPTIONS, false)
                .forEach(subscription -> warnings.add(
                        "Subscription " + subscription + ", which is disabled, stays with the kept database."));
        return warnings;
    }

    private List<String> names(String sql) {
        return session.query("looking at what is in the way", sql, row -> row.text("name"), live.name());
    }

    private List<String> names(String sql, boolean running) {
        return session.query("looking at replication", sql, row -> row.text("name"), live.name(), running);
    }
}
