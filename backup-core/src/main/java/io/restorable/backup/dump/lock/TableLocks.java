package io.restorable.backup.dump.lock;

import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.pg.QualifiedName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ACCESS SHARE locks of one backup. LOCK TABLE takes no snapshot, so the snapshot can be taken behind it: then no
 * table can have been changed between the two, as it can where the snapshot comes first. That matters, because some
 * changes of a table (TRUNCATE, rewriting) make it look empty in an older snapshot. Source: PostgreSQL 18 documentation,
 * LOCK and "Caveats" of concurrency control.
 */
public final class TableLocks {

    private static final int BATCH = 500;

    /** The server's answers when a listed table is no longer there, or no longer a table. */
    private static final Set<String> GONE = Set.of("42P01", "3F000", "42809", "XX000");

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String DEADLOCK = "40P01";

    private static final String BLOCKERS = """
            SELECT pg_catalog.format('process %s (%s, role %s) on table %s since %s',
                     l.pid, coalesce(nullif(a.application_name, ''), 'unnamed'), coalesce(a.usename, '?'),
                     l.relation::pg_catalog.regclass, coalesce(l.waitstart, a.xact_start)) AS blocker
            FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
              AND l.relation = ANY (?::pg_catalog.text::pg_catalog.oid[])
            ORDER BY l.granted DESC, l.pid
            """;

    private static final String UNCHANGED = """
            SELECT c.oid FROM pg_catalog.pg_class c
            WHERE c.oid = ANY (?::pg_catalog.text::pg_catalog.oid[])
              AND c.relfilenode = coalesce(pg_catalog.pg_relation_filenode(c.oid), 0)
            """;

    private final Session session;
    private final Duration timeout;
    private final Set<Long> readableByColumn;
    private final Set<QualifiedName> locked = new HashSet<>();
    private final Set<QualifiedName> lockedLate = new HashSet<>();

    /**
     * @param session a session whose transaction has begun but not read anything
     * @param timeout how long to wait for a lock
     * @param readableByColumn the OIDs of tables that LOCK TABLE is not granted on, but reading all columns is
     */
    public TableLocks(Session session, Duration timeout, Set<Long> readableByColumn) {
        this.session = session;
        this.timeout = timeout;
        this.readableByColumn = readableByColumn;
    }

    /**
     * Locks tables by their names, before the snapshot is taken.
     *
     * @throws TableLockedException if one is not to be had in time
     * @throws SchemaChangedException if one is no longer there
     */
    public void lockAll(List<Relation> tables) {
        session.execute("setting the lock timeout", "SET LOCAL lock_timeout = " + timeout.toMillis());
        lockByName(tables.stream()
                .filter(table -> !readableByColumn.contains(table.oid()))
                .toList());
        for (Relation table : tables) {
            if (readableByColumn.contains(table.oid())) {
                lockByReading(table);
            }
        }
        session.execute("resetting the lock timeout", "SET LOCAL lock_timeout = 0");
    }

    /**
     * Locks what the snapshot shows and the list before it did not, and makes sure that nothing has been changed between
     * the snapshot and a lock that came later.
     *
     * @throws SchemaChangedException if something was changed or dropped after the snapshot was taken
     */
    public void lockNewcomers(List<Relation> tables) {
        List<Relation> newcomers = tables.stream()
                .filter(table -> !locked.contains(table.qualifiedName()))
                .toList();
        if (!newcomers.isEmpty()) {
            lockAll(newcomers);
            newcomers.forEach(table -> lockedLate.add(table.qualifiedName()));
        }
        refuseIfChanged(tables.stream()
                .filter(table -> lockedLate.contains(table.qualifiedName()))
                .toList());
    }

    private void refuseIfChanged(List<Relation> tables) {
        if (tables.isEmpty()) {
            return;
        }
        var unchanged = new HashSet<>(
                session.query("checking tables that were locked late", UNCHANGED, row -> row.oid("oid"), oids(tables)));
        tables.stream()
                .filter(table -> !unchanged.contains(table.oid()))
                .findFirst()
                .ifPresent(table -> {
                    throw new SchemaChangedException(
                            "The table " + table.qualifiedName() + " was changed while the backup began.", null);
                });
    }

    private void lockByName(List<Relation> tables) {
        for (int first = 0; first < tables.size(); first += BATCH) {
            List<Relation> batch = tables.subList(first, Math.min(first + BATCH, tables.size()));
            String names = batch.stream()
                    .map(table -> "ONLY " + table.qualifiedName())
                    .collect(Collectors.joining(", ", "LOCK TABLE ", " IN ACCESS SHARE MODE"));
            lock(names, batch);
        }
    }

    /** Reading takes the snapshot, and then waits for the lock. */
    private void lockByReading(Relation table) {
        lock("SELECT FROM ONLY " + table.qualifiedName() + " WHERE false", List.of(table));
        lockedLate.add(table.qualifiedName());
    }

    private void lock(String statement, List<Relation> tables) {
        try {
            session.execute("locking the tables", statement);
        } catch (QueryFailedException failure) {
            throw explain(failure, tables);
        }
        tables.forEach(table -> locked.add(table.qualifiedName()));
    }

    private BackupException explain(QueryFailedException failure, List<Relation> tables) {
        String state = Objects.requireNonNullElse(failure.sqlState(), "");
        if (GONE.contains(state) || state.equals(DEADLOCK)) {
            return new SchemaChangedException(
                    "A table was dropped, renamed or replaced between listing and locking it: "
                            + Objects.requireNonNull(failure.getCause()).getMessage() + ".",
                    failure);
        }
        if (!state.equals(LOCK_TIMEOUT)) {
            return failure;
        }
        session.rollback();
        List<String> blockers =
                session.query("looking who is in the way", BLOCKERS, row -> row.text("blocker"), oids(tables));
        return new TableLockedException(timeout, blockers, failure);
    }

    private static String oids(List<Relation> tables) {
        return tables.stream().map(table -> Long.toString(table.oid())).collect(Collectors.joining(",", "{", "}"));
    }
}
