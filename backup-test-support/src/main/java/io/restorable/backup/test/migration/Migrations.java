package io.restorable.backup.test.migration;

import io.restorable.backup.test.migration.flyway.FlywayMigrations;
import io.restorable.backup.test.migration.liquibase.LiquibaseMigrations;
import javax.sql.DataSource;

/** The migrations of a project. Safe for use by many threads. */
public interface Migrations {

    /**
     * Runs those that are pending, and keeps the result in the database: give it one that may go.
     *
     * @param database connections of the role that migrates
     * @return what ran; a migration that fails is in the report, and is no exception
     */
    MigrationReport run(DataSource database);

    /**
     * Migrations by Flyway with its own defaults.
     *
     * @param locations where they lie; {@code classpath:db/migration} if none is given
     * @throws IllegalStateException if Flyway is not among the tests' libraries
     */
    static Migrations flyway(String... locations) {
        OptionalLibrary.FLYWAY.require();
        return locations.length == 0 ? FlywayMigrations.at("classpath:db/migration") : FlywayMigrations.at(locations);
    }

    /**
     * Migrations by Liquibase with its own defaults.
     *
     * @param changelog the path of the outermost changelog on the class path
     * @throws IllegalStateException if Liquibase is not among the tests' libraries
     */
    static Migrations liquibase(String changelog) {
        OptionalLibrary.LIQUIBASE.require();
        return LiquibaseMigrations.at(changelog);
    }
}
