package io.restorable.backup.boot.fence.part;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FencedDatabase;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Suspends the HikariCP pools of the database, so that whoever wants a connection waits, and gives their connections up
 * before and after the restore. A pool that must not be suspended only gives them up.
 */
public final class ConnectionPoolPart implements FencePart {

    private static final long PAUSE_MILLIS = 20;

    private final Supplier<Stream<DataSource>> sources;
    private final Duration patience;
    private final Set<HikariDataSource> suspended = new LinkedHashSet<>();
    private final Set<HikariDataSource> pools = new LinkedHashSet<>();

    /**
     * @param sources those of the application
     * @param patience how long to wait for connections in use
     */
    public ConnectionPoolPart(Supplier<Stream<DataSource>> sources, Duration patience) {
        this.sources = sources;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "connection pools";
    }

    @Override
    public void close(FencedDatabase database) throws InterruptedException {
        pools.clear();
        suspended.clear();
        sources.get()
                .filter(database::isBehind)
                .map(FencedDatabase::pool)
                .flatMap(Optional::stream)
                // one that has no connections yet is not running, nor is one that somebody else has suspended
                .filter(HikariDataSource::isRunning)
                .forEach(pools::add);
        for (HikariDataSource pool : pools) {
            if (pool.isAllowPoolSuspension()) {
                pool.getHikariPoolMXBean().suspendPool();
                suspended.add(pool);
            } else {
                database.note(
                        "Pool '" + pool.getPoolName() + "' was not suspended, so who wanted a connection during the"
                                + " restore got one or an error. Set spring.datasource.hikari.allow-pool-suspension=true.");
            }
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        awaitReturn(database);
    }

    private void awaitReturn(FencedDatabase database) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (HikariDataSource pool : suspended) {
            while (pool.getHikariPoolMXBean().getActiveConnections() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            int active = pool.getHikariPoolMXBean().getActiveConnections();
            if (active > 0) {
                database.note(active + " connections of pool '" + pool.getPoolName() + "' were in use for longer than "
                        + patience.toSeconds() + " s, and were not waited for.");
            }
        }
    }

    @Override
    public void open(FencedDatabase database) {
        pools.stream()
                .filter(pool -> !pool.isClosed())
                .map(HikariDataSource::getHikariPoolMXBean)
                .forEach(HikariPoolMXBean::softEvictConnections);
        suspended.stream().map(HikariDataSource::getHikariPoolMXBean).forEach(HikariPoolMXBean::resumePool);
    }
}
