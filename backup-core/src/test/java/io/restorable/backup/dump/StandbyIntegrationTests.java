package io.restorable.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.pg.Lsn;
import io.restorable.backup.storage.local.LocalStore;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void readsAStandbyAndSaysWhatReplayDoesToIt() throws Exception {
        int newest = PostgresServer.newest().major();
        assumeThat(newest)
                .as("a server whose files are copied by pg_backup_start")
                .isGreaterThan(14);
        PostgresServer primary = PostgresServer.start(newest, Map.of());
        String name = primary.createDatabase("primary");
        Path backups = Files.createDirectory(folder.resolve("backups"));
        try (var standby = new StandbyServer(primary, Files.createDirectory(folder.resolve("standby")))) {
            primary.execute(name, """
                    CREATE TABLE t AS SELECT i, repeat('x', 100) AS v FROM generate_series(1, 10000) i;
                    CREATE UNLOGGED TABLE scratch AS SELECT 1 AS i;
                    CREATE SEQUENCE s;
                    SELECT lo_from_bytea(4711, 'x');
                    """);
            standby.catchUp(primary);
            try (var fixture = new DumpFixture(standby.database(name), backups, new LocalStore(backups))) {
                var warnings = new ArrayList<String>();
                Manifest manifest = fixture.dump(DumpFixture.OPTIONS.withSplitBytes(64 * 1024), event -> {
                    if (event instanceof ProgressEvent.Warned warned) {
                        warnings.add(warned.message());
                    }
                });

                assertThat(manifest.contents().tables()).hasSize(1);
                assertThat(DumpFixture.entry(manifest, "public.t").fingerprint())
                        .isEqualTo(fixture.fingerprint("public.t"));
                assertThat(manifest.contents().largeObjects().count()).isEqualTo(1);
                assertThat(manifest.head().facts().snapshotLsn()).isGreaterThan(new Lsn(0));
                assertThat(warnings).singleElement().asString().contains("public.scratch", "unlogged", "standby");

                assertThatThrownBy(() -> fixture.dump(DumpFixture.OPTIONS, event -> {
                            if (event instanceof ProgressEvent.PhaseStarted begun && begun.phase() == Phase.DATA) {
                                primary.execute(name, "DELETE FROM t");
                                primary.execute(name, "VACUUM t");
                                standby.catchUp(primary);
                            }
                        }))
                        .isInstanceOf(QueryFailedException.class)
                        .hasMessageContaining("conflict with recovery")
                        .hasMessageContaining("max_standby_streaming_delay");
                assertThat(fixture.listed()).hasSize(1);
            }
        } finally {
            primary.stop();
        }
    }
}
