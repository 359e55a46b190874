package io.restorable.backup.boot.migration.flyway;

import io.restorable.backup.boot.migration.PendingChanges;
import io.restorable.backup.boot.migration.SchemaMigration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** What a strategy is about to do with Flyway. */
final class FlywayMigration implements SchemaMigration {

    private final Flyway flyway;
    private final FlywayMigrationStrategy strategy;

    FlywayMigration(Flyway flyway, FlywayMigrationStrategy strategy) {
        this.flyway = flyway;
        this.strategy = strategy;
    }

    @Override
    public String tool() {
        return "Flyway";
    }

    @Override
    public DataSource dataSource() {
        return Objects.requireNonNull(flyway.getConfiguration().getDataSource());
    }

    @Override
    public PendingChanges pending() {
        MigrationInfoService info = flyway.info();
        MigrationInfo[] pending = info.pending();
        // repeatable migrations come last, and change no version
        String to = Stream.of(pending)
                .filter(MigrationInfo::isVersioned)
                .reduce((earlier, later) -> later)
                .map(FlywayMigration::name)
                .orElse(null);
        return new PendingChanges(name(info.current()), to, info.applied().length, pending.length);
    }

    private static @Nullable String name(@Nullable MigrationInfo migration) {
        if (migration == null) {
            return null;
        }
        return migration.getVersion() == null
                ? migration.getDescription()
                : migration.getVersion().getVersion();
    }

    @Override
    public void run() {
        strategy.migrate(flyway);
    }

    /** What ran in a transaction was rolled back with it; what did not leaves no trace in Flyway's history. */
    @Override
    public boolean isUnchanged(PendingChanges before, RuntimeException failure) {
        return wasInTransaction(failure) && flyway.info().applied().length == before.applied();
    }

    private static boolean wasInTransaction(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywayMigrateException known) {
                return known.isExecutableInTransaction();
            }
        }
        return false;
    }
}
