package io.restorable.backup.test.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class RestoreDrillIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @AfterEach
    void leavesNoDatabase() {
        for (String name : DrillSamples.GIVEN) {
            assertThat(SERVER.query("postgres", "SELECT datname FROM pg_database WHERE datname = '" + name + "'"))
                    .isNull();
        }
        assertThat(SERVER.query("postgres", "SELECT datname FROM pg_database WHERE datname LIKE '%\\_drill\\_2%'"))
                .isNull();
        DrillSamples.GIVEN.clear();
    }

    @Test
    void givesTestsTheRestoredDatabaseAndItsReports(@TempDir Path evidence) throws IOException {
        var results = run(
                DrillSamples.Passing.class,
                Map.of("shop.store", ShopStore.shared().toString(), "restorable.test.evidence", evidence.toString()));

        results.testEvents().assertStatistics(counts -> counts.succeeded(3).failed(0));
        assertThat(DrillSamples.GIVEN).hasSize(1);
        assertThat(published(results))
                .anySatisfy(entry -> assertThat(entry)
                        .containsEntry("restoredTo", "embedded PostgreSQL " + SERVER.major())
                        .containsEntry("passed", "true")
                        .containsKeys("backup", "duration", "tables", "rows"));
        try (var files = Files.list(evidence)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains("\"passed\" : true", "test Passing"));
        }
    }

    @Test
    void dropsTheDatabaseOfTestsThatFail() {
        var results = run(DrillSamples.OneInstance.class, shop());

        results.testEvents().assertStatistics(counts -> counts.failed(1));
        assertThat(failures(results)).containsExactly("on purpose");
        assertThat(DrillSamples.GIVEN).hasSize(1);
    }

    @Test
    void restoresForOneMethod() {
        var results = run(DrillSamples.OfOneMethod.class, shop());

        results.testEvents().assertStatistics(counts -> counts.succeeded(2));
        assertThat(DrillSamples.GIVEN).hasSize(2);
    }

    @Test
    void readsEncryptedBackupsWithSecretsFromOutside() {
        String store = ShopStore.encrypted().toString();

        run(DrillSamples.Encrypted.class, Map.of("shop.store", store, "shop.passphrase", ShopStore.PASSPHRASE))
                .testEvents()
                .assertStatistics(counts -> counts.succeeded(1));
        assertThat(failures(run(DrillSamples.Encrypted.class, Map.of("shop.store", store))))
                .singleElement()
                .asString()
                .contains("is encrypted");
        assertThat(failures(run(DrillSamples.SecretInSource.class, Map.of("shop.store", store))))
                .containsExactly(
                        "@BackupKeys(passphrase = …) holds a secret itself, and source code is read by many. Put"
                                + " it into the environment, and write \"${NAME_OF_THE_VARIABLE}\".");
    }

    @Test
    void saysWhatIsWrongWithTheBackup() throws IOException {
        String store = ShopStore.damaged().toString();

        assertThat(failures(run(DrillSamples.Plain.class, Map.of("shop.store", store))))
                .singleElement()
                .asString()
                .startsWith("Backup drill_shop_")
                .contains("-nightly was restored to embedded PostgreSQL " + SERVER.major() + " and did not pass:\n- ")
                .contains("could not be restored: ", ".dat.zst");
    }

    @Test
    void saysThatItTookTooLong() {
        assertThat(failures(run(DrillSamples.TooSlow.class, shop())))
                .singleElement()
                .asString()
                .matches("The drill of backup drill_shop_.*-nightly on embedded PostgreSQL \\d+ took [\\d.]+ m?s, and"
                        + " maxDuration allows 1 ms\\. The restore of \\d+ rows took [\\d.]+ m?s of it\\.");
    }

    @Test
    void saysWhichCheckFailed() {
        assertThat(failures(run(DrillSamples.FailingCheck.class, shop())))
                .singleElement()
                .asString()
                .endsWith(" and did not pass:\n- Check \"SELECT count(*) > 1000000 FROM shop.orders\" failed:"
                        + " returned false in row 1, and true was expected");
    }

    @Test
    void saysWhichBackupsThereAre() {
        assertThat(failures(run(DrillSamples.UnknownBackup.class, shop())))
                .singleElement()
                .asString()
                .contains("of-last-year", "-nightly");
    }

    @Test
    void failsOrSkipsWhereNothingSaysWhereTheStoreIs() {
        String missing = "Nothing says what ${never.told} is. Set the environment variable NEVER_TOLD, or the system"
                + " property never.told.";

        assertThat(failures(run(DrillSamples.Untold.class, Map.of()))).containsExactly(missing);
        assertThat(skips(run(DrillSamples.UntoldAndSkipped.class, Map.of()))).containsExactly(missing);
        assertThat(skips(run(DrillSamples.Untold.class, Map.of("restorable.test.when-impossible", "skip"))))
                .containsExactly(missing);
        assertThat(failures(run(DrillSamples.Untold.class, Map.of("restorable.test.when-impossible", "never"))))
                .containsExactly("restorable.test.when-impossible=never is none of [fail, skip]");
    }

    @Test
    void restoresToAServerThatIsThere() {
        run(DrillSamples.Plain.class, shopOn(SERVER.jdbcUrl("postgres")))
                .testEvents()
                .assertStatistics(counts -> counts.succeeded(1));
        assertThat(DrillSamples.GIVEN).hasSize(1);
        assertThat(failures(run(DrillSamples.OnAServerThatIsThere.class, shop())))
                .containsExactly("An external server is to be restored to, and nothing says which one. Set"
                        + " restorable.test.server.url (RESTORABLE_TEST_SERVER_URL) to any database of it, as"
                        + " postgresql://user@host/postgres, or write @RestoreOn(url = …).");
    }

    @Test
    void saysWhyTheServerCannotBeRestoredTo() {
        assertThat(failures(run(DrillSamples.Plain.class, shopOn("postgresql://somebody@localhost:1/postgres"))))
                .singleElement()
                .asString()
                .startsWith("The server to restore to does not answer, database 'postgres' at localhost:1")
                .endsWith("Start it, or correct restorable.test.server.url (RESTORABLE_TEST_SERVER_URL).");
        String role = SERVER.createRole("drill_role", "");
        try {
            assertThat(failures(run(DrillSamples.Plain.class, shopOn(SERVER.jdbcUrl("postgres", role)))))
                    .singleElement()
                    .asString()
                    .contains("may not create databases")
                    .endsWith("Let somebody who may run: ALTER ROLE \"" + role + "\" CREATEDB;");
        } finally {
            SERVER.execute("postgres", "DROP ROLE " + role);
        }
    }

    @Test
    void namesExtensionsThatTheServerLacks(@TempDir Path store) throws IOException {
        Path extensions = Path.of(Objects.requireNonNull(
                        SERVER.query("postgres", "SELECT setting FROM pg_config WHERE name = 'SHAREDIR'")))
                .resolve("extension");
        Path control = Files.writeString(
                extensions.resolve("drill_rarity.control"), "default_version = '1.0'\ncomment = 'for one test'\n");
        Path script = Files.writeString(extensions.resolve("drill_rarity--1.0.sql"), "SELECT 1;\n");
        String database = SERVER.createDatabase("drill_rare");
        try {
            SERVER.execute(database, "CREATE EXTENSION drill_rarity");
            try (var backups = Backups.builder()
                    .database(SERVER.jdbcUrl(database))
                    .store(store.toString())
                    .build()) {
                backups.backupService().create(BackupRequest.labelled("nightly"));
            }
        } finally {
            Files.delete(control);
            Files.delete(script);
            SERVER.dropDatabase(database);
        }

        assertThat(skips(run(DrillSamples.NeedsAnExtension.class, Map.of("shop.store", store.toString()))))
                .singleElement()
                .asString()
                .contains("cannot be restored to embedded PostgreSQL " + SERVER.major(), "extension drill_rarity")
                .endsWith("Embedded PostgreSQL has the contrib extensions only: restore to a container whose image has"
                        + " it, as @RestoreOn(value = TESTCONTAINERS, image = \"pgvector/pgvector:pg{major}\"), or to a"
                        + " server of yours that has it, as @RestoreOn(EXTERNAL).");
    }

    private static Map<String, String> shop() {
        return Map.of("shop.store", ShopStore.shared().toString());
    }

    private static Map<String, String> shopOn(String url) {
        return Map.of("shop.store", ShopStore.shared().toString(), "restorable.test.server.url", url);
    }

    private static EngineExecutionResults run(Class<?> testClass, Map<String, String> parameters) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameters(parameters)
                .execute();
    }

    private static List<String> failures(EngineExecutionResults results) {
        return messages(results.allEvents().failed().stream().toList());
    }

    private static List<String> skips(EngineExecutionResults results) {
        return messages(results.allEvents().aborted().stream().toList());
    }

    private static List<String> messages(List<Event> events) {
        return events.stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    private static List<Map<String, String>> published(EngineExecutionResults results) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.reporting.ReportEntry.class)
                        .getKeyValuePairs())
                .toList();
    }
}
