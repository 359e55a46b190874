package io.restorable.backup.restore.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swaps, and takes them back, as an ordinary role with CREATEDB that owns the database. */
class SwapIntegrationTests {

    @TempDir
    private Path folder;

    @EveryPostgres
    void takesThePlaceOfTheLiveDatabaseAndGivesItBack(PostgresServer server) {
        try (var stage = new SwapStage(server, folder);
                Backups backups = stage.backups()) {
            assertThat(stage.database().getBytes(StandardCharsets.UTF_8)).hasSize(63);
            setProperties(stage);
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            String oldOid = stage.oid();
            String properties = properties(stage);
            stage.own("DELETE FROM sales.orders WHERE id > 7");

            RestoreReport report = backups.restoreService()
                    .restore(RestoreRequest.swap(backup, stage.url()).replacingContents());

            assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.RESTORED);
            assertThat(report.warnings()).noneMatch(warning -> warning.contains("lost"));
            Swap swap = Objects.requireNonNull(report.swap());
            assertThat(swap.keptAs()).contains("_before_");
            assertThat(stage.count(stage.database())).isEqualTo("100");
            assertThat(stage.count(Objects.requireNonNull(swap.keptAs()))).isEqualTo("7");
            assertThat(stage.oid()).isNotEqualTo(oldOid);
            assertThat(properties(stage)).isEqualTo(properties);
            assertThat(stage.databases()).containsExactlyInAnyOrder(stage.database(), swap.keptAs());
            isBackedUpAndPinned(backups, report, backup);

            UndoReport undone = backups.restoreService().undo(stage.url());

            assertThat(undone.broughtBack().name()).isEqualTo(swap.keptAs());
            assertThat(stage.oid()).isEqualTo(oldOid);
            assertThat(stage.count(stage.database())).isEqualTo("7");
            assertThat(properties(stage)).isEqualTo(properties);

            backups.restoreService().undo(stage.url());

            assertThat(stage.count(stage.database())).isEqualTo("100");
            List<KeptDatabase> kept = backups.restoreService().kept(stage.url());
            assertThat(kept)
                    .singleElement()
                    .satisfies(each -> assertThat(each.formerName()).isEqualTo(stage.database()));

            ForgetReport forgotten = backups.restoreService().forget(stage.url());

            assertThat(forgotten.dropped()).hasSize(1);
            assertThat(stage.databases()).containsExactly(stage.database());
        }
    }

    private static void setProperties(SwapStage stage) {
        String database = SwapStage.quoted(stage.database());
        String role = SwapStage.quoted(stage.role());
        stage.admin("ALTER DATABASE " + database + " CONNECTION LIMIT 42;"
                + " ALTER DATABASE " + database + " SET work_mem = '7MB';"
                + " ALTER ROLE " + role + " IN DATABASE " + database + " SET search_path = sales, \"$user\", '';"
                + " REVOKE ALL ON DATABASE " + database + " FROM PUBLIC;"
                + " GRANT CONNECT ON DATABASE " + database + " TO pg_monitor WITH GRANT OPTION;"
                + " COMMENT ON DATABASE " + database + " IS E'the shop''s\\nown \"words\"'");
    }

    private static String properties(SwapStage stage) {
        return stage.ask("SELECT concat_ws('|', datconnlimit, datacl::text, pg_get_userbyid(datdba),"
                + " shobj_description(d.oid, 'pg_database'), (SELECT string_agg(setrole || array_to_string(setconfig, ','),"
                + " ';' ORDER BY setrole) FROM pg_db_role_setting WHERE setdatabase = d.oid))"
                + " FROM pg_database d WHERE datname = " + SwapStage.literal(stage.database()));
    }

    private void isBackedUpAndPinned(Backups backups, RestoreReport report, String backup) {
        String safety = Objects.requireNonNull(report.safetyBackup());
        assertThat(safety).endsWith("-pre-restore");
        assertThat(backups.backupService().list())
                .filteredOn(ListedBackup.Sealed.class::isInstance)
                .extracting(each -> each.name().toString())
                .containsExactlyInAnyOrder(backup, safety);
        // the name's folder is encoded
        assertThat(folder).isDirectoryRecursivelyContaining("glob:**-pre-restore/pinned.txt");
        assertThat(backups.backupService().find("latest").name()).hasToString(backup);
    }

    @Test
    void asksForLeaveAndForADatabaseThatIsThere() {
        try (var stage = new SwapStage(PostgresServer.newest(), folder);
                Backups backups = stage.backups()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().restore(RestoreRequest.swap(backup, stage.url())))
                    .withMessageContaining("sales")
                    .withMessageContaining("--yes");
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService()
                            .restore(RestoreRequest.swap(backup, stage.server().jdbcUrl("swap_nowhere", stage.role()))))
                    .withMessageContaining("swap_nowhere");
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().undo(stage.url()))
                    .withMessageContaining("No database is kept");
            assertThat(stage.databases()).containsExactly(stage.database());
        }
    }

    @Test
    void refusesWhenTheSafetyBackupFails() {
        try (var stage = new SwapStage(PostgresServer.newest(), folder);
                Backups backups = stage.backups()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            String oid = stage.oid();
            stage.server().execute(stage.database(), "CREATE TABLE sales.secret (id int); DELETE FROM sales.orders");
            var request = RestoreRequest.swap(backup, stage.url()).replacingContents();

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().restore(request))
                    .withMessageContaining("safety backup")
                    .withMessageContaining("sales.secret")
                    .withMessageContaining("--no-safety-backup");
            assertThat(stage.oid()).isEqualTo(oid);
            assertThat(stage.databases()).containsExactly(stage.database());

            RestoreReport report = backups.restoreService()
                    .restore(request.with(request.options().withSafetyBackup(false)));

            assertThat(report.safetyBackup()).isNull();
            assertThat(report.warnings()).anyMatch(warning -> warning.contains("No safety backup"));
            assertThat(stage.count(stage.database())).isEqualTo("100");
        }
    }

    @Test
    void undoesEvenWhenNothingStandsInThePlace() {
        try (var stage = new SwapStage(PostgresServer.newest(), folder);
                Backups backups = stage.backups()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            String oid = stage.oid();
            backups.restoreService()
                    .restore(RestoreRequest.swap(backup, stage.url()).replacingContents());
            stage.server().dropDatabase(stage.database());

            UndoReport undone = backups.restoreService().undo(stage.url());

            assertThat(undone.swap().keptAs()).isNull();
            assertThat(stage.oid()).isEqualTo(oid);
            assertThat(stage.databases()).containsExactly(stage.database());
        }
    }

    @Test
    void refusesToBringBackWhatWasHalfDropped() {
        try (var stage = new SwapStage(PostgresServer.newest(), folder);
                Backups backups = stage.backups()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            String kept = Objects.requireNonNull(backups.restoreService()
                            .restore(RestoreRequest.swap(backup, stage.url()).replacingContents())
                            .swap())
                    .keptAs();
            String oid = stage.oid();
            // what a DROP DATABASE that was broken off leaves
            stage.server()
                    .execute("postgres", "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '" + kept + "'");

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().undo(stage.url()))
                    .withMessageContaining("Database " + kept + " is half dropped")
                    .withMessageContaining("'forget'");
            assertThat(stage.oid()).isEqualTo(oid);

            assertThat(backups.restoreService().forget(stage.url()).dropped()).hasSize(1);
            assertThat(stage.databases()).containsExactly(stage.database());
        }
    }

    @Test
    void leavesTheWorkToOneAtATime() {
        try (var stage = new SwapStage(PostgresServer.newest(), folder);
                Backups backups = stage.backups();
                var other = KeptDatabases.of(ConnectionUrl.parse(stage.url()), Clock.systemUTC())) {
            assertThat(other.list()).isEmpty();

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().undo(stage.url()))
                    .withMessageContaining("Another swap");
        }
    }

    @Test
    void backsUpWhatIsReplacedInPlace() {
        try (var stage = new SwapStage(PostgresServer.newest(), folder);
                Backups backups = stage.backups()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            stage.own("DELETE FROM sales.orders WHERE id > 7");

            RestoreReport report = backups.restoreService()
                    .restore(RestoreRequest.inPlace(backup, stage.url()).replacingContents());

            String safety = Objects.requireNonNull(report.safetyBackup());
            assertThat(stage.count(stage.database())).isEqualTo("100");

            backups.restoreService()
                    .restore(RestoreRequest.inPlace(safety, stage.url()).replacingContents());

            assertThat(stage.count(stage.database())).isEqualTo("7");
            assertThat(Files.exists(folder)).isTrue();
        }
    }
}
