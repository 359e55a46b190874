package io.restorable.backup.restore.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.connect.Deadline;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swaps while others work on the database. */
class SwapUnderLoadIntegrationTests {

    private static final int SOME = 20;

    @TempDir
    private Path folder;

    @EveryPostgres
    void losesNoCommittedRowOfAClientThatWrites(PostgresServer server) {
        try (var stage = new SwapStage(server, folder);
                Backups backups = stage.backups()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            try (var client = new WritingClient(server.dataSource(stage.database(), stage.role()))) {
                Deadline.await("rows", () -> client.acknowledged().size() > SOME);

                RestoreReport report = backups.restoreService()
                        .restore(RestoreRequest.swap(backup, stage.url()).replacingContents());

                Swap swap = Objects.requireNonNull(report.swap());
                int before = client.acknowledged().size();
                Deadline.await("more rows", () -> client.acknowledged().size() > before + SOME);
                client.stop();
                Set<Integer> old = ids(server, Objects.requireNonNull(swap.keptAs()));
                Set<Integer> present = ids(server, stage.database());
                var found = new HashSet<>(old);
                found.addAll(present);
                assertThat(found).containsAll(client.acknowledged());
                assertThat(old).hasSizeGreaterThan(SOME);
                assertThat(present).hasSizeGreaterThan(SOME).doesNotContainAnyElementsOf(old);
                assertThat(swap.endedSessions()).isPositive();
                assertThat(swap.window().toMillis()).isBetween(0L, 5_000L);
            }
        }
    }

    private static Set<Integer> ids(PostgresServer server, String database) {
        String ids = server.query(database, "SELECT string_agg(id::text, ' ') FROM sales.orders WHERE id > 1000");
        var set = new HashSet<Integer>();
        for (String id : String.valueOf(ids).split(" ")) {
            set.add(Integer.valueOf(id));
        }
        return set;
    }

    @Test
    void refusesWhatIsAtWorkInTheDatabaseAndTellsWhatIsAtRest() throws SQLException {
        int newest = PostgresServer.newest().major();
        PostgresServer server =
                PostgresServer.start(newest, Map.of("wal_level", "logical", "max_prepared_transactions", "2"));
        try (var stage = new SwapStage(server, folder);
                Backups backups = stage.backups()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            var request = RestoreRequest.swap(backup, stage.url()).replacingContents();

            stage.own("BEGIN; DELETE FROM sales.orders; PREPARE TRANSACTION 'half done'");
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().restore(request))
                    .withMessageContaining("'half done'")
                    .withMessageContaining("ROLLBACK PREPARED");
            try (var connection =
                            server.dataSource(stage.database(), stage.role()).getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("ROLLBACK PREPARED 'half done'");
            }
            server.execute(
                    stage.database(),
                    "CREATE SUBSCRIPTION orders_in CONNECTION 'host=localhost port=1' PUBLICATION none"
                            + " WITH (connect = false, slot_name = 'orders_in')");
            server.execute(stage.database(), "ALTER SUBSCRIPTION orders_in ENABLE");
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().restore(request))
                    .withMessageContaining("orders_in")
                    .withMessageContaining("DISABLE");
            server.execute(stage.database(), "ALTER SUBSCRIPTION orders_in DISABLE");
            server.execute(stage.database(), "SELECT pg_create_logical_replication_slot('orders_out', 'pgoutput')");
            Deadline.await(
                    "the subscription's worker to go",
                    () -> "0"
                            .equals(stage.ask("SELECT count(*) FROM pg_stat_activity WHERE datname IS NOT NULL"
                                    + " AND backend_type LIKE 'logical replication%worker'")));

            RestoreReport report = backups.restoreService()
                    .restore(request.with(request.options().withSafetyBackup(false)));

            assertThat(report.warnings())
                    .anyMatch(warning -> warning.contains("Replication slot orders_out stays"))
                    .anyMatch(warning -> warning.contains("Subscription orders_in, which is disabled, stays"));
            String kept =
                    Objects.requireNonNull(Objects.requireNonNull(report.swap()).keptAs());
            server.execute(kept, "SELECT pg_drop_replication_slot('orders_out')");
            server.execute(kept, "ALTER SUBSCRIPTION orders_in SET (slot_name = NONE)");
            server.execute(kept, "DROP SUBSCRIPTION orders_in");
        } finally {
            server.stop();
        }
    }
}
