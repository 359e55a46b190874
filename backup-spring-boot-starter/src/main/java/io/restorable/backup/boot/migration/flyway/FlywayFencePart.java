package io.restorable.backup.boot.migration.flyway;

import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FencedDatabase;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Runs the migrations of the application that are younger than a restored backup; as at its start, but unguarded. */
public final class FlywayFencePart implements FencePart {

    private final Supplier<Stream<Flyway>> flyways;
    private final Supplier<@Nullable FlywayMigrationStrategy> strategy;

    /**
     * @param flyways those of the application
     * @param strategy how it migrates; {@code null} for Flyway's own way
     */
    public FlywayFencePart(Supplier<Stream<Flyway>> flyways, Supplier<@Nullable FlywayMigrationStrategy> strategy) {
        this.flyways = flyways;
        this.strategy = strategy;
    }

    @Override
    public String name() {
        return "Flyway";
    }

    @Override
    public void restored(FencedDatabase database) {
        flyways.get().forEach(flyway -> migrate(flyway, database));
    }

    private void migrate(Flyway flyway, FencedDatabase database) {
        DataSource own = flyway.getConfiguration().getDataSource();
        if (own == null || !database.isBehind(own)) {
            return;
        }
        Flyway past = new FluentConfiguration(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .dataSource(database.past(own))
                .load();
        int pending = past.info().pending().length;
        FlywayMigrationStrategy way = strategy.get();
        if (way == null) {
            past.migrate();
        } else {
            GuardedStrategy.unguarded(way).migrate(past);
        }
        if (pending > 0) {
            database.note("Flyway ran " + pending + (pending == 1 ? " migration" : " migrations")
                    + " that the backup did not have yet.");
        }
    }
}
