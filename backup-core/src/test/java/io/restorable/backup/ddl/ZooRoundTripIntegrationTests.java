package io.restorable.backup.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.FidelityPage;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.schema.Zoo;
import io.restorable.backup.test.schema.Zoo.Extra;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** Backs up a database with one of each kind of object, restores it, and looks at what a second backup would hold. */
class ZooRoundTripIntegrationTests {

    private static final String COPY = "zoo_copy";
    private static final int ALL_MAJORS = 5;
    private static final ProvedKinds PROVED = new ProvedKinds();
    private static final ProvedKinds PROVED_FOR_OWNERS = new ProvedKinds();

    @TempDir
    Path folder = Path.of("");

    @AfterAll
    static void keepsThePage() {
        if (PROVED.majors() == ALL_MAJORS && PROVED_FOR_OWNERS.majors() == ALL_MAJORS) {
            FidelityPage.section("kinds", PROVED.kinds());
            FidelityPage.section("kinds of ordinary owners", PROVED_FOR_OWNERS.kinds());
            FidelityPage.section("catalogs", PROVED.catalogs());
        }
    }

    @EveryPostgres
    void bringsEachKindBack(PostgresServer server) {
        String zoo = server.createDatabase("zoo");
        try {
            Zoo.load(server, zoo, Extra.OWN_EXTENSION);
            PROVED.add(server.major(), bringsBack(server, zoo, server.superuser()));
        } finally {
            drop(server, COPY);
            drop(server, zoo);
        }
    }

    @EveryPostgres
    void bringsBackWhatAnOrdinaryOwnerMade(PostgresServer server) {
        String owner = server.createRole("zoo_owner", "CREATEDB");
        String zoo = server.createDatabase("zoo");
        try {
            server.execute(zoo, "ALTER DATABASE " + zoo + " OWNER TO " + owner);
            Zoo.loadAsOwner(server, zoo, owner);
            PROVED_FOR_OWNERS.add(server.major(), bringsBack(server, zoo, owner));
        } finally {
            drop(server, COPY);
            drop(server, zoo);
            server.execute("postgres", "DROP ROLE " + owner);
        }
    }

    private ArchivePlan bringsBack(PostgresServer server, String zoo, String role) {
        try (var backups = Backups.builder()
                .database(server.jdbcUrl(zoo, role))
                .store(folder.toString())
                .build()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();

            RestoreReport report =
                    backups.restoreService().restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(COPY, role)));

            ArchivePlan original = plan(server, zoo, role);
            requireEqual(server, role, report, original);
            Zoo.dropSubscriptions(server, COPY);
            RestoreReport reloaded = backups.restoreService()
                    .restore(RestoreRequest.inPlace(backup, server.jdbcUrl(COPY, role))
                            .with(RestoreOptions.into(RestoreMode.IN_PLACE)
                                    .withReplaceContents(true)
                                    .withSafetyBackup(false)));
            requireEqual(server, role, reloaded, original);
            return original;
        }
    }

    private void requireEqual(PostgresServer server, String role, RestoreReport report, ArchivePlan original) {
        assertThat(report.differences()).isEmpty();
        assertThat(report.compared()).isPositive();
        assertThat(ArchiveEntries.differences(entries(plan(server, COPY, role)), entries(original)))
                .isEmpty();
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
    private static List<ArchiveEntries.Entry> entries(ArchivePlan plan) {
        return ArchiveEntries.of(plan).stream()
                .filter(entry -> !entry.name().startsWith("DATABASE "))
                .map(ArchiveEntries.Entry::withoutNeeds)
                .toList();
    }

    private ArchivePlan plan(PostgresServer server, String database, String role) {
        return new PlannedDatabase(server, database, role, folder).plan(DumpScope.EVERYTHING);
    }
}
