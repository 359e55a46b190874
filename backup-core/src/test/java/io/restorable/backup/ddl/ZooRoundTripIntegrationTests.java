package io.restorable.backup.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.schema.Zoo;
import io.restorable.backup.test.schema.Zoo.Extra;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Backs up a database with one of each kind of object, restores it, and looks at what a second backup would hold. */
class ZooRoundTripIntegrationTests {

    private static final String COPY = "zoo_copy";

    @TempDir
    Path folder = Path.of("");

    @EveryPostgres
    void bringsEachKindBack(PostgresServer server) {
        String zoo = server.createDatabase("zoo");
        try {
            Zoo.load(server, zoo, Extra.OWN_EXTENSION);
            bringsBack(server, zoo);
        } finally {
            drop(server, COPY);
            drop(server, zoo);
        }
    }

    private void bringsBack(PostgresServer server, String zoo) {
        try (var backups = Backups.builder()
                .database(server.jdbcUrl(zoo))
                .store(folder.toString())
                .build()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();

            RestoreReport report =
                    backups.restoreService().restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(COPY)));

            assertThat(report.differences()).isEmpty();
            assertThat(report.compared()).isPositive();
            assertThat(ArchiveEntries.differences(entries(server, COPY), entries(server, zoo)))
                    .isEmpty();
        }
    }

    private static void drop(PostgresServer server, String database) {
        String found = server.query("postgres", "SELECT datname FROM pg_database WHERE datname = '" + database + "'");
        if (found != null) {
            Zoo.dropSubscriptions(server, database);
            server.dropDatabase(database);
        }
    }

    /**
     * Without what each needs: CREATE FUNCTION notes a need for transforms that are there, and the zoo's came later; a
     * foreign key takes the first index that fits.
     */
    private List<ArchiveEntries.Entry> entries(PostgresServer server, String database) {
        var plan = new PlannedDatabase(server, database, server.superuser(), folder).plan(DumpScope.EVERYTHING);
        return ArchiveEntries.of(plan).stream()
                .filter(entry -> !entry.name().startsWith("DATABASE "))
                .map(ArchiveEntries.Entry::withoutNeeds)
                .toList();
    }
}
