package io.restorable.backup.boot.migration.flyway;

import io.restorable.backup.boot.migration.MigrationGuard;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Another strategy, with the guard around it. */
record GuardedStrategy(FlywayMigrationStrategy plain, Supplier<MigrationGuard> guard)
        implements FlywayMigrationStrategy {

    /** The strategy without the guard, if there is one. */
    static FlywayMigrationStrategy unguarded(FlywayMigrationStrategy strategy) {
        return strategy instanceof GuardedStrategy guarded ? guarded.plain() : strategy;
    }

    @Override
    public void migrate(Flyway flyway) {
        guard.get().migrate(new FlywayMigration(flyway, plain));
    }
}
