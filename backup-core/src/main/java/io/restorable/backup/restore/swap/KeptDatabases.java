package io.restorable.backup.restore.swap;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.restore.database.DatabaseDrop;
import io.restorable.backup.restore.database.DatabaseStaysException;
import io.restorable.backup.restore.database.NewDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases that gave their name to another one: listed, brought back, dropped. For one thread. */
public final class KeptDatabases implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(KeptDatabases.class);

    private static final String QUERY = """
            SELECT kept.oid, kept.datname, pg_catalog.shobj_description(kept.oid, 'pg_database') AS comment,
                   CASE WHEN pg_catalog.has_database_privilege(kept.oid, 'CONNECT')
                        THEN pg_catalog.pg_database_size(kept.oid)::text END AS bytes
              FROM pg_catalog.pg_database kept
             WHERE pg_catalog.shobj_description(kept.oid, 'pg_database') LIKE ? || '%'
            """;

    private final Database target;
    private final Clock clock;
    private final SwapPlace place;

    private KeptDatabases(Database target, Clock clock, SwapPlace place) {
        this.target = target;
        this.clock = clock;
        this.place = place;
    }

    /**
     * Looks for the databases that had the target's name.
     *
     * @throws RefusedException if another process works on them
     */
    public static KeptDatabases of(Database target, Clock clock) {
        return new KeptDatabases(target, clock, SwapPlace.open(target, clock));
    }

    /** All of them, newest first. */
    public List<KeptDatabase> list() {
        try (Session session = place.pool().session(SessionPurpose.RESTORE)) {
            return list(session);
        }
    }

    private List<KeptDatabase> list(Session session) {
        var kept = new ArrayList<KeptDatabase>();
        session.forEach(
                "looking for kept databases",
                QUERY,
                row -> {
                    String bytes = row.textOrNull("bytes");
                    KeptDatabase.parse(
                                    row.oid("oid"),
                                    row.text("datname"),
                                    row.text("comment"),
                                    bytes == null ? null : Long.valueOf(bytes))
                            .filter(database -> database.formerName().equals(target.name()))
                            .ifPresent(kept::add);
                },
                KeptDatabase.BEGINNING);
        kept.sort(Comparator.comparing(KeptDatabase::since)
                .thenComparing(KeptDatabase::oid)
                .reversed());
        return kept;
    }

    /**
     * Brings the newest one back, as it was, and keeps the one that stands in its place now. Where there is none in its
     * place any more, it just gets its name.
     *
     * @throws RefusedException if there is none, or a right is missing, or something is in the way, or a backup, restore
     *     or migration is at work
     * @throws SwapFailedException if the names stayed as they were
     */
    public UndoReport undo() {
        try (Session session = place.pool().session(SessionPurpose.RESTORE)) {
            KeptDatabase newest = list(session).stream()
                    .findFirst()
                    .orElseThrow(() -> new RefusedException(
                            "No database is kept that was " + target.name() + " before.",
                            "Only 'restore --to swap' and 'undo' keep one; restore a backup instead."));
            var warnings = new ArrayList<>(NewDatabase.leftovers(session));
            LiveDatabase coming = LiveDatabase.find(session, newest.name()).orElseThrow();
            new SwapPreflight(session, place.facts(), coming).checkReturn();
            Optional<LiveDatabase> live = LiveDatabase.find(session, target.name());
            live.ifPresent(there -> warnings.addAll(new SwapPreflight(session, place.facts(), there).check()));
            if (live.isPresent()) {
                // whoever works on it would be ended with its sessions
                DatabaseLock.take(target, SessionOptions.of(1), "undo").close();
            }
            var swap = new NameExchange(place.pool(), clock, target.name(), live.orElse(null))
                    .run(
                            new NameExchange.Incoming(newest.oid(), newest.name(), newest.comment(), false),
                            Identifiers.quote(newest.name()),
                            nothing -> {});
            return new UndoReport(target.name(), newest, swap, warnings);
        }
    }

    /**
     * Drops kept databases. One that somebody is connected to stays, and is named.
     *
     * @param chosen of those that {@link #list} gave
     */
    public ForgetReport forget(List<KeptDatabase> chosen) {
        var dropped = new ArrayList<KeptDatabase>();
        var remaining = new ArrayList<ForgetReport.Remaining>();
        try (Session session = place.pool().session(SessionPurpose.RESTORE)) {
            for (KeptDatabase kept : list(session)) {
                if (chosen.stream().anyMatch(each -> each.oid() == kept.oid())) {
                    drop(session, kept, dropped, remaining);
                }
            }
        }
        return new ForgetReport(dropped, remaining);
    }

    private static void drop(
            Session session, KeptDatabase kept, List<KeptDatabase> dropped, List<ForgetReport.Remaining> remaining) {
        LOGGER.info("Dropping {}", kept);
        try {
            DatabaseDrop.unused(session, kept.name());
            dropped.add(kept);
        } catch (QueryFailedException refused) {
            remaining.add(new ForgetReport.Remaining(kept, refused.serverMessage()));
        } catch (DatabaseStaysException stays) {
            remaining.add(new ForgetReport.Remaining(kept, stays.problem()));
        }
    }

    /** Ends the sessions. */
    @Override
    public void close() {
        place.close();
    }
}
