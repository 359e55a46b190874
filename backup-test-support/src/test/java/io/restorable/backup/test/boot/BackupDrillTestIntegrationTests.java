package io.restorable.backup.test.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class BackupDrillTestIntegrationTests {

    @TempDir
    private static Path store;

    @BeforeAll
    static void makesBackup() {
        ShopApplication.backUp(store);
    }

    @AfterAll
    static void leavesNoDatabase() {
        assertThat(PostgresServer.newest()
                        .query(
                                "postgres",
                                "SELECT string_agg(datname, ', ') FROM pg_database WHERE datname ~"
                                        + " '^boot_shop_\\d+_(drill|clone)_'"))
                .isNull();
    }

    @Test
    void bootsTheApplicationOnTheRestoredDatabase() {
        var results = run(ShopApplication.Boots.class);

        assertThat(problems(results)).isEmpty();
        results.testEvents().assertStatistics(counts -> counts.succeeded(1));
    }

    @Test
    void failsWhereAMigrationIsNoLongerWhatItWas() {
        assertThat(problems(run(ShopApplication.HasChangedAMigration.class)))
                .anySatisfy(problem -> assertThat(problem).contains("Migration checksum mismatch"));
    }

    @Test
    void leadsNoDataSourceElsewhereUnlessItMay() {
        assertThat(problems(run(ShopApplication.GoesElsewhere.class)))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith(
                                "Data source 'archive' leads to postgres, and not to the restored database boot_shop_")
                        .endsWith("write @OnRestoredDatabase(otherDataSources = \"archive\")."));
        assertThat(problems(run(ShopApplication.MayGoElsewhere.class))).isEmpty();
    }

    @Test
    void saysThatTheClassHasNoDatabase() {
        assertThat(problems(run(ShopApplication.HasNoDatabase.class)))
                .contains("Test HasNoDatabase has no restored database. Add @RestoreDrill or @FromBackup to the class,"
                        + " before @SpringBootTest.");
    }

    @Test
    void bootsOnAClone() {
        var results = run(ShopApplication.WithTestData.class);

        assertThat(problems(results)).isEmpty();
        results.testEvents().assertStatistics(counts -> counts.succeeded(1));
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter("shop.store", store.toString())
                .execute();
    }

    /** The messages of all failures, with those of their causes. */
    private static List<String> problems(EngineExecutionResults results) {
        var messages = new ArrayList<String>();
        results.allEvents().failed().stream().forEach(event -> {
            @Nullable
            Throwable cause = event.getRequiredPayload(TestExecutionResult.class)
                    .getThrowable()
                    .orElse(null);
            for (; cause != null; cause = cause.getCause()) {
                messages.add(String.valueOf(cause.getMessage()));
            }
        });
        return messages;
    }
}
