package io.restorable.backup.test.migration;

import io.restorable.backup.pg.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Notes what a migration tool does, step by step; for the packages that know the tools. Looks at locks through a
 * connection of its own, which sees tables as they were before the migration's transaction. For one thread at a time.
 */
public final class MigrationRecorder implements AutoCloseable {

    private final String tool;
    private final List<String> ownTables;
    private final Connection observer;
    private final long begunAt = System.nanoTime();
    private final List<AppliedMigration> applied = new ArrayList<>();
    private @Nullable Running running;

    /**
     * @param tool its name
     * @param database the one that is migrated
     * @param ownTables the tables in which the tool keeps its history, by bare names in any case
     * @throws SQLException if there is no connection
     */
    public MigrationRecorder(String tool, DataSource database, List<String> ownTables) throws SQLException {
        this.tool = tool;
        this.ownTables = List.copyOf(ownTables);
        this.observer = database.getConnection();
        // an open transaction would keep CREATE INDEX CONCURRENTLY waiting
        observer.setAutoCommit(true);
    }

    private static final class Running {
        private final long begunAt = System.nanoTime();
        private final Map<QualifiedName, LockMode> locks = new TreeMap<>();
        private final boolean transactional;
        private @Nullable LockSampler sampler;

        private Running(boolean transactional) {
            this.transactional = transactional;
        }
    }

    /**
     * A migration begins.
     *
     * @param connection the one that it runs on
     * @param transactional whether it runs in one transaction
     */
    public void begins(Connection connection, boolean transactional) throws SQLException {
        var begun = new Running(transactional);
        if (!transactional) {
            begun.sampler = LockSampler.start(observer, BackendLocks.processOf(connection));
        }
        running = begun;
    }

    /** A part of the migration is done, and its transaction is still open: its locks can be seen. */
    public void stepDone(Connection connection) throws SQLException {
        Running current = running;
        if (current != null && current.transactional) {
            BackendLocks.addTo(current.locks, observer, BackendLocks.processOf(connection));
        }
    }

    /** The migration is done. */
    public void ends(String version, String description) {
        Running current = running;
        if (current == null) {
            return;
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - current.begunAt);
        stopSampling(current);
        var locks = current.locks.entrySet().stream()
                .filter(lock -> ownTables.stream()
                        .noneMatch(own -> own.equalsIgnoreCase(lock.getKey().name())))
                .map(lock -> new TableLock(lock.getKey(), lock.getValue()))
                .sorted((one, other) -> other.mode().compareTo(one.mode()))
                .toList();
        applied.add(new AppliedMigration(version, description, duration, current.transactional, locks));
        running = null;
    }

    /** What happened so far; {@code failure} says why the migration after these failed, if one did. */
    public MigrationReport report(@Nullable String failure) {
        return new MigrationReport(
                tool, BackendLocks.nameOf(observer), Duration.ofNanos(System.nanoTime() - begunAt), applied, failure);
    }

    private static void stopSampling(Running current) {
        LockSampler sampler = current.sampler;
        if (sampler != null) {
            sampler.stop().forEach((table, mode) -> current.locks.merge(table, mode, BackendLocks::stronger));
        }
    }

    /** Looks at nothing any more, also if a migration failed half-way. */
    @Override
    public void close() throws SQLException {
        Running current = running;
        if (current != null) {
            stopSampling(current);
        }
        observer.close();
    }
}
