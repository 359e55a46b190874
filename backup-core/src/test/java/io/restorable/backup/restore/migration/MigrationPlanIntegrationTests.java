package io.restorable.backup.restore.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.restore.SourceArchive;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares backups with applications and databases that were migrated further, or less far. */
class MigrationPlanIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    private static final String FLYWAY = """
            CREATE TABLE "Flyway history" (installed_rank int, version text, description text, type text, script text,
                checksum int, installed_by text, installed_on timestamp, execution_time int, success boolean);
            INSERT INTO "Flyway history" (installed_rank, version, description, type, success) VALUES
                (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', true),
                (1, '1', 'tab	and \\ in it', 'SQL', true), (2, '2.0', '', 'SQL', true), (3, '2_1', '', 'JDBC', true),
                (4, NULL, 'repeatable', 'SQL', true), (5, '10', '', 'SQL', true), (6, '11', '', 'SQL', false),
                (7, '12', '', 'SQL', true), (8, '12', '', 'UNDO_SQL', true);
            """;
    private static final String LIQUIBASE = """
            CREATE TABLE databasechangelog (id text, author text, filename text, dateexecuted timestamp,
                orderexecuted int, exectype text, md5sum text, description text);
            INSERT INTO databasechangelog (id, author, filename, orderexecuted) VALUES
                ('one', 'me', 'a.xml', 1), ('gone', 'me', 'a.xml', 2), ('two', 'me', 'a.xml', 10);
            """;
    private static final String PRISMA = """
            CREATE TABLE _prisma_migrations (id text, checksum text, finished_at timestamptz, migration_name text,
                logs text, rolled_back_at timestamptz, started_at timestamptz, applied_steps_count int);
            INSERT INTO _prisma_migrations (migration_name, finished_at, rolled_back_at) VALUES
                ('20260101_one', now(), NULL), ('20260201_failed', NULL, NULL), ('20260301_back', now(), now());
            """;

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @Test
    void saysWhatAnApplicationHasToRunAndRefusesWhatItDoesNotKnow() {
        SourceArchive source = backup(FLYWAY + LIQUIBASE + PRISMA);

        MigrationPlan plan = plan(
                source,
                KnownMigrations.parse("flyway:1,2,2.1,10.0,11,12,13"),
                KnownMigrations.parse("liquibase:one,a.xml::two::me,three"),
                KnownMigrations.parse("prisma:20260101_one,20260401_two"));

        assertThat(plan.pending())
                .containsExactly("flyway 11", "flyway 12", "flyway 13", "liquibase three", "prisma 20260401_two");
        assertThat(plan.notes()).anyMatch(note -> note.contains("no longer has liquibase gone"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> plan(source, KnownMigrations.parse("flyway:1,2,2.1")))
                .withMessageContaining("flyway has run 10 in it");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> plan(source, KnownMigrations.parse("liquibase:one")))
                .withMessageContaining("gone, two");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> plan(source, KnownMigrations.parse("prisma:20250101_zero")))
                .withMessageContaining("20260101_one");
        assertThat(plan(source, KnownMigrations.parse("flyway:1,2,2.1,10")).pending())
                .isEmpty();
    }

    @Test
    void knowsABaselineForAllThatIsOlder() {
        SourceArchive source = backup("""
                CREATE TABLE flyway_schema_history (installed_rank int, version text, description text, type text,
                    script text, checksum int, success boolean);
                INSERT INTO flyway_schema_history (installed_rank, version, type, success) VALUES
                    (1, '5', 'BASELINE', true);
                """);

        assertThat(plan(source, KnownMigrations.parse("flyway:1,4,5,6")).pending())
                .containsExactly("flyway 6");
    }

    @Test
    void comparesWithTheDatabaseThatIsReplaced() {
        SourceArchive source = backup(FLYWAY);
        String target = databases.create(SERVER, "migrated");
        SERVER.execute(
                target,
                FLYWAY + "INSERT INTO \"Flyway history\" (installed_rank, version, type, success) VALUES"
                        + " (20, '20', 'SQL', true); DELETE FROM \"Flyway history\" WHERE version = '1'");

        try (var pool = SessionPool.open(ConnectionUrl.parse(SERVER.jdbcUrl(target)), SessionOptions.of(1));
                var session = pool.session(SessionPurpose.ROWS)) {
            var plan = MigrationPlan.of(source.contents().entries(), files(source), List.of(), session);

            assertThat(plan.pending()).containsExactly("flyway 20");
            assertThat(plan.notes())
                    .anyMatch(note -> note.contains("older than the database: flyway will have to run 20"))
                    .anyMatch(note -> note.contains("newer than the database: flyway has run 1 "));
        }
    }

    @Test
    void tellsInTheReportWhatHasToRun() {
        String source = databases.create(SERVER, "older");
        SERVER.execute(source, FLYWAY);
        String copy = databases.name(SERVER, "older_copy");
        try (Backups backups = backups(source)) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            var request = RestoreRequest.toNewDatabase(backup, SERVER.jdbcUrl(copy));
            var older = request.options().withKnownMigrations(List.of(KnownMigrations.parse("flyway:1")));
            var newer = request.options().withKnownMigrations(List.of(KnownMigrations.parse("flyway:1,2,2.1,10,30")));

            assertThatThrownBy(() -> backups.restoreService().restore(request.with(older)))
                    .isInstanceOf(RefusedException.class);
            assertThat(backups.restoreService().restore(request.with(newer)).pendingMigrations())
                    .containsExactly("flyway 30");
        }
    }

    private SourceArchive backup(String script) {
        String database = databases.create(SERVER, "migrations");
        SERVER.execute(database, script);
        try (Backups backups = backups(database)) {
            String name =
                    backups.backupService().create(BackupRequest.everything()).name();
            return SourceArchive.of(backups.backupService().find(name));
        }
    }

    private Backups backups(String database) {
        return Backups.builder()
                .database(SERVER.jdbcUrl(database))
                .store(folder.toString())
                .build();
    }

    private static MigrationPlan plan(SourceArchive source, KnownMigrations... known) {
        return MigrationPlan.of(source.contents().entries(), files(source), List.of(known), null);
    }

    private static DataFileReader files(SourceArchive source) {
        return new DataFileReader(source.files(), source.contents());
    }
}
