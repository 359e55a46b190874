package io.restorable.backup.restore.database;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.LargeObjectGroup;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.restore.selection.TargetChange;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The server's table of locks, in which a restore in one transaction keeps a place for each object that it removes or
 * makes, until its end. Sources: PostgreSQL 18 documentation, max_locks_per_transaction;
 * src/backend/storage/lmgr/lock.c, NLOCKENTS; src/backend/utils/init/postinit.c, InitializeMaxBackends.
 */
public final class LockRoom {

    // the server's own processes count like clients; 18 has slots for autovacuum workers instead of their number
    private static final String SERVER = """
            SELECT pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8 AS locks,
                   pg_catalog.current_setting('max_connections')::pg_catalog.int8
                   + pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8
                   + coalesce(pg_catalog.current_setting('autovacuum_worker_slots', true),
                              pg_catalog.current_setting('autovacuum_max_workers'))::pg_catalog.int8
                   + pg_catalog.current_setting('max_worker_processes')::pg_catalog.int8
                   + pg_catalog.current_setting('max_wal_senders')::pg_catalog.int8 + 1 AS processes,
                   (SELECT count(*) FROM pg_catalog.pg_locks
                     WHERE NOT fastpath AND pid <> pg_catalog.pg_backend_pid()) AS taken
            """;

    // itself and its array type; an index beside the constraint; of tables for long values see below
    private static final Map<String, Integer> PLACES = Map.ofEntries(
            Map.entry(EntryKind.TABLE, 2),
            Map.entry("FOREIGN TABLE", 2),
            Map.entry("VIEW", 2),
            Map.entry("MATERIALIZED VIEW", 4),
            Map.entry("CONSTRAINT", 2),
            Map.entry("DEFAULT", 0),
            Map.entry("SEQUENCE OWNED BY", 0),
            Map.entry("TRIGGER", 0),
            Map.entry("RULE", 0),
            Map.entry("INDEX ATTACH", 0),
            Map.entry("TABLE ATTACH", 0),
            Map.entry(EntryKind.TABLE_DATA, 0),
            Map.entry(EntryKind.MATERIALIZED_VIEW_DATA, 0),
            Map.entry(EntryKind.SEQUENCE_SET, 0),
            Map.entry(EntryKind.STATISTICS_DATA, 0),
            Map.entry(EntryKind.BLOBS, 0),
            Map.entry(EntryKind.ACL, 0),
            Map.entry(EntryKind.DEFAULT_ACL, 0),
            Map.entry(EntryKind.COMMENT, 0),
            Map.entry(EntryKind.SECURITY_LABEL, 0),
            Map.entry(EntryKind.ENCODING, 0),
            Map.entry(EntryKind.STDSTRINGS, 0),
            Map.entry(EntryKind.SEARCHPATH, 0),
            Map.entry(EntryKind.DATABASE, 0),
            Map.entry(EntryKind.DATABASE_PROPERTIES, 0));

    /** Columns that may be long, for which the server makes a TOAST table with an index. */
    private static final Pattern LONG_VALUES = Pattern.compile(
            "\\b(text|bytea|jsonb?|xml|tsvector|citext|hstore)\\b|(character varying|numeric)(?! *\\()|\\[\\]");

    private LockRoom() {}

    /**
     * Looks whether the server has room for the locks of a change and of the entries that it applies.
     *
     * @param change what is done, checked already
     * @throws RefusedException if it has not, with the setting that it needs
     */
    public static void check(Session session, TargetChange change) {
        long needed = change.locks(session)
                + change.entries().stream().mapToLong(LockRoom::places).sum();
        session.forEach("looking at the server's room for locks", SERVER, row -> {
            long processes = row.oid("processes");
            long room = row.oid("locks") * processes;
            long taken = row.oid("taken");
            if (needed + taken > room) {
                throw tooMany(needed, room, taken, row.oid("locks"), (needed + taken) / processes + 1);
            }
        });
    }

    private static RefusedException tooMany(long needed, long room, long taken, long now, long wanted) {
        return new RefusedException(
                "A restore in place is one transaction, and this one locks about " + needed
                        + " objects; the server has room for " + room + " locks"
                        + (taken == 0 ? "" : ", of which others hold " + taken)
                        + " (max_locks_per_transaction is " + now + ").",
                "Set max_locks_per_transaction to " + wanted + " or more on the target server, which needs a restart;"
                        + " or restore by '--to swap' or '--to new', which work in many small transactions; or restore"
                        + " fewer tables.");
    }

    private static long places(TocEntry entry) {
        if (entry.kind().equals(EntryKind.BLOB_METADATA)) {
            return LargeObjectGroup.of(entry).oids().size();
        }
        String text = entry.create();
        boolean withLongValues = entry.kind().equals(EntryKind.TABLE)
                && text != null
                && LONG_VALUES.matcher(text).find();
        return (long) PLACES.getOrDefault(entry.kind(), 1) + (withLongValues ? 2 : 0);
    }
}
