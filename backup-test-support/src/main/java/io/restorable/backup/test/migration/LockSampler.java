package io.restorable.backup.test.migration;

import io.restorable.backup.pg.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at a session's locks again and again while it runs statements outside of a transaction: each lock goes with its
 * statement, so that there is no moment at which all can be seen.
 */
final class LockSampler {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private final Connection observer;
    private final int process;
    private final Map<QualifiedName, LockMode> seen = new TreeMap<>();
    private final Thread thread = new Thread(this::look, "lock-sampler");
    private volatile boolean stopped;

    private LockSampler(Connection observer, int process) {
        this.observer = observer;
        this.process = process;
    }

    /** Begins to look. The observer belongs to it until it is stopped. */
    static LockSampler start(Connection observer, int process) {
        var sampler = new LockSampler(observer, process);
        sampler.thread.setDaemon(true);
        sampler.thread.start();
        return sampler;
    }

    private void look() {
        try {
            while (!stopped) {
                BackendLocks.addTo(seen, observer, process);
                LockSupport.parkNanos(PAUSE);
            }
        } catch (SQLException gone) {
            // the report says that locks of such a migration may be missing
            stopped = true;
        }
    }

    /** Ends it; returns the strongest lock seen on each table. */
    Map<QualifiedName, LockMode> stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
        return seen;
    }
}
