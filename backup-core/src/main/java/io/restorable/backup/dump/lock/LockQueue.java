package io.restorable.backup.dump.lock;

import io.restorable.backup.connect.Session;
import io.restorable.backup.event.ProgressReporter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Watches who waits for the backup's locks, and gives way as the policy says. Used by the coordinating thread. */
public final class LockQueue {

    /** Only what wants ACCESS EXCLUSIVE waits for a reader. The views show the present, whatever the snapshot. */
    private static final String WAITING = """
            SELECT l.pid, l.relation::pg_catalog.regclass::text AS table_name,
              coalesce(nullif(a.application_name, ''), 'unnamed') AS application,
              coalesce(extract(epoch FROM pg_catalog.clock_timestamp() - l.waitstart) * 1000, 0)::pg_catalog.int8
                AS waited
            FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE NOT l.granted AND l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
              AND pg_catalog.pg_blocking_pids(l.pid) && ?::pg_catalog.text::pg_catalog.int4[]
            ORDER BY l.waitstart
            """;

    private final Session session;
    private final YieldPolicy policy;
    private final ProgressReporter progress;
    private final Set<Integer> announced = new HashSet<>();

    /**
     * @param session any session of the backup
     * @param policy when to give way
     * @param progress is told who waits
     */
    public LockQueue(Session session, YieldPolicy policy, ProgressReporter progress) {
        this.session = session;
        this.policy = policy;
        this.progress = progress;
    }

    /**
     * Looks once. Also keeps the session from looking idle, and finds out when the server is gone.
     *
     * @param ours the process ids of the backup's sessions
     * @throws SchemaChangedException if the backup gives way
     */
    public void look(Collection<Integer> ours) {
        session.execute("refreshing the view of the server", "SELECT pg_catalog.pg_stat_clear_snapshot()");
        String pids = ours.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        List<Waiting> waiting = session.query(
                "looking who waits for locks",
                WAITING,
                row -> new Waiting(
                        row.number("pid"),
                        row.text("table_name"),
                        row.text("application"),
                        Duration.ofMillis(row.oid("waited"))),
                pids);
        waiting.forEach(this::consider);
    }

    private void consider(Waiting other) {
        if (policy.gives() && other.waited.compareTo(policy.patience()) >= 0) {
            throw new SchemaChangedException(
                    "The backup gave way to " + other + ", which had waited for " + other.waited.toMillis() + " ms.",
                    null);
        }
        if (announced.add(other.pid)) {
            progress.warn("The backup holds up " + other + ", and so everybody who wants that table behind it.");
        }
    }

    private record Waiting(int pid, String table, String application, Duration waited) {

        @Override
        public String toString() {
            return "process " + pid + " (" + application + "), which wants to change table " + table;
        }
    }
}
