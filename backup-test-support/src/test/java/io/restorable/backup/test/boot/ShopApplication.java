package io.restorable.backup.test.boot;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.drill.BackupDrillTest;
import io.restorable.backup.test.drill.RestoreDrill;
import io.restorable.backup.test.fixture.FromBackup;
import io.restorable.backup.test.server.RestoredDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** A tiny application with Flyway, and the tests that its team would write. */
@SpringBootConfiguration
@EnableAutoConfiguration(excludeName = ShopApplication.LIQUIBASE)
class ShopApplication {

    static final String LIQUIBASE = "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration";
    static final String MIGRATIONS = "spring.flyway.locations=classpath:drill/migrations";
    static final String CHANGED = "spring.flyway.locations=classpath:drill/changed";

    /** Makes a store with a backup of the application's database before its second migration. */
    static void backUp(Path store) {
        PostgresServer server = PostgresServer.newest();
        String database = server.createDatabase("boot_shop");
        try {
            Flyway.configure()
                    .dataSource(server.dataSource(database))
                    .locations("classpath:drill/migrations")
                    .target("1")
                    .load()
                    .migrate();
            server.execute(database, "INSERT INTO orders SELECT n, n * 10 FROM generate_series(1, 7) AS n");
            try (Backups backups = Backups.builder()
                    .database(server.jdbcUrl(database))
                    .store(store.toString())
                    .build()) {
                backups.backupService().create(BackupRequest.labelled("nightly"));
            }
        } finally {
            server.dropDatabase(database);
        }
    }

    /** As if the settings of production were at hand: none of them may be used. */
    @BackupDrillTest(
            properties = {
                MIGRATIONS,
                "spring.datasource.url=jdbc:postgresql://production:5432/shop",
                "spring.flyway.url=jdbc:postgresql://production:5432/shop"
            })
    @RestoreDrill(store = "${shop.store}")
    static class Boots {
        @Test
        void migratesAndReads(
                @Autowired JdbcTemplate jdbc,
                @Autowired Flyway flyway,
                @Autowired Environment environment,
                RestoredDatabase restored,
                DrillReport report) {
            Assertions.assertThat(jdbc.queryForObject("SELECT count(*) FROM orders WHERE note IS NULL", Long.class))
                    .isEqualTo(7);
            Assertions.assertThat(jdbc.queryForObject("SELECT current_database()", String.class))
                    .isEqualTo(restored.name());
            Assertions.assertThat(flyway.info().pending()).isEmpty();
            Assertions.assertThat(flyway.info().applied()).hasSize(2);
            Assertions.assertThat(report.passed()).isTrue();
            Assertions.assertThat(environment.getProperty("backup.enabled")).isEqualTo("false");
            Assertions.assertThat(environment.getProperty("spring.jpa.hibernate.ddl-auto"))
                    .isEqualTo("validate");
        }
    }

    @BackupDrillTest(properties = CHANGED)
    @RestoreDrill(store = "${shop.store}")
    static class HasChangedAMigration {
        @Test
        void neverRuns() {}
    }

    @BackupDrillTest(classes = OtherDatabase.class, properties = MIGRATIONS)
    @RestoreDrill(store = "${shop.store}")
    static class GoesElsewhere {
        @Test
        void neverRuns() {}
    }

    @BackupDrillTest(
            classes = OtherDatabase.class,
            properties = {MIGRATIONS, "spring.flyway.enabled=false"},
            otherDataSources = "archive")
    @RestoreDrill(store = "${shop.store}")
    static class MayGoElsewhere {
        @Test
        void boots(@Autowired DataSource archive) {
            Assertions.assertThat(archive).isInstanceOf(PGSimpleDataSource.class);
        }
    }

    @SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = MIGRATIONS)
    @OnRestoredDatabase
    static class HasNoDatabase {
        @Test
        void neverRuns() {}
    }

    @FromBackup(store = "${shop.store}")
    @OnRestoredDatabase
    @SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = MIGRATIONS)
    static class WithTestData {
        @Test
        void worksOnAClone(@Autowired JdbcTemplate jdbc, RestoredDatabase clone) {
            Assertions.assertThat(jdbc.queryForObject("SELECT current_database()", String.class))
                    .isEqualTo(clone.name());
            Assertions.assertThat(jdbc.update("DELETE FROM orders")).isEqualTo(7);
        }
    }
}
