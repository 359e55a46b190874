package io.restorable.backup.test.migration.flyway;

import io.restorable.backup.test.migration.MigrationRecorder;
import io.restorable.backup.test.migration.MigrationReport;
import io.restorable.backup.test.migration.Migrations;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Migrations by Flyway. Immutable. */
public final class FlywayMigrations implements Migrations {

    private final Configuration configuration;

    private FlywayMigrations(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Migrations at these locations, with Flyway's own defaults otherwise. */
    public static FlywayMigrations at(String... locations) {
        return new FlywayMigrations(Flyway.configure().locations(locations));
    }

    /**
     * Migrations as the application configures them: with its locations, placeholders, callbacks and Java migrations.
     *
     * @param flyway the application's; its own database is not touched
     */
    public static FlywayMigrations like(Flyway flyway) {
        return like(flyway.getConfiguration());
    }

    /** Migrations of that configuration, whose own data source is not used. */
    public static FlywayMigrations like(Configuration configuration) {
        return new FlywayMigrations(configuration);
    }

    @Override
    public MigrationReport run(DataSource database) {
        try (var recorder = new MigrationRecorder("Flyway", database, List.of(configuration.getTable()))) {
            try {
                flyway(database, recorder).migrate();
                return recorder.report(null);
            } catch (FlywayException failure) {
                return recorder.report(String.valueOf(failure.getMessage()).strip());
            }
        } catch (SQLException unreachable) {
            throw new IllegalStateException(
                    "The restored database cannot be reached: " + unreachable.getMessage(), unreachable);
        }
    }

    /** The class loader is theirs, too: migrations may be classes. */
    private Flyway flyway(DataSource database, MigrationRecorder recorder) {
        Callback[] callbacks = Stream.concat(
                        Arrays.stream(configuration.getCallbacks()), Stream.of(new RecordingCallback(recorder)))
                .toArray(Callback[]::new);
        return new FluentConfiguration(configuration.getClassLoader())
                .configuration(configuration)
                .dataSource(database)
                .callbacks(callbacks)
                .load();
    }
}
