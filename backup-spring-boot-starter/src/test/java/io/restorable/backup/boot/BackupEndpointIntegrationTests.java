package io.restorable.backup.boot;

import static io.restorable.backup.boot.WebInstance.TOKEN;
import static io.restorable.backup.boot.WebInstance.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.boot.WebInstance.Answer;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.storage.StoreOperation;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What the endpoint does over HTTP, and for whom, where there is no Spring Security. */
class BackupEndpointIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final String BACKUP = "/actuator/backup";
    private static final String WITH_TOKEN = "backup.endpoint.token=" + TOKEN;
    private static final String WITH_RESTORES = "backup.endpoint.restore.enabled=true";
    private static final String NO_DRAIN = "backup.fence.drain=0s";
    private static final String EXPOSED_OVER_JMX = "management.endpoints.jmx.exposure.include=backup";
    private static final String AT_ONCE = "backup.endpoint.start-interval=0s";

    private final String database = SERVER.createDatabase("endpoint");
    private final FaultyStore store = new FaultyStore(new InMemoryStore(Clock.systemUTC()));

    BackupEndpointIntegrationTests() {
        SERVER.execute(database, "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2)");
    }

    @AfterEach
    void dropDatabase() {
        SERVER.dropDatabase(database);
    }

    @Test
    void letsEverybodyReadAndNobodyWorkWithoutTokenAndSecurity() {
        try (WebInstance application = start()) {
            assertThat(application.get(BACKUP, null).status()).isEqualTo(200);

            for (String action : new String[] {"", "/verify", "/drill", "/prune", "/restore", "/nonsense"}) {
                Answer refused = application.post(BACKUP + action, bearer(""), "");
                assertThat(refused.status()).as(action).isEqualTo(403);
                assertThat(refused.problem()).contains("Set backup.endpoint.token");
            }
            assertThat(application.delete(BACKUP + "/runs/1", null).status()).isEqualTo(403);
            assertThat(application.get(BACKUP, null).json().path("runs").size()).isZero();
        }
    }

    @Test
    void refusesAllTokensButTheRightOne() {
        try (WebInstance application = start(WITH_TOKEN)) {
            for (String wrong : new String[] {"", TOKEN + "0", TOKEN.substring(1), "Bearer " + TOKEN}) {
                Answer refused = application.post(BACKUP, bearer(wrong), "");
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text()).contains("Authorization: Bearer").doesNotContain(TOKEN);
            }
            assertThat(application.post(BACKUP, null, "").status()).isEqualTo(403);
            assertThat(application.post(BACKUP, TOKEN, "").status()).isEqualTo(403);
            assertThat(application.post(BACKUP + "?token=" + TOKEN, null, "").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void startsABackupAndTellsOfItsEnd() throws JMException {
        try (WebInstance application = start(WITH_TOKEN, "spring.jmx.enabled=true", EXPOSED_OVER_JMX)) {
            JsonNode run = application.done(BACKUP, bearer(TOKEN), "{\"label\": \"before-sale\"}");

            assertThat(run.path("state").asString()).isEqualTo("completed");
            assertThat(run.path("trigger").asString()).isEqualTo("endpoint");
            assertThat(run.at("/result/good").asBoolean()).isTrue();
            assertThat(run.at("/result/rows").asLong()).isEqualTo(2);
            assertThat(run.at("/progress/fraction").asDouble()).isEqualTo(1);
            String name = run.at("/result/backup").asString();
            assertThat(name).startsWith(database + "/").endsWith("-before-sale");

            JsonNode plan = application.get(BACKUP, null).json().at("/plans/0");
            assertThat(plan.path("name").asString()).isEqualTo("default");
            assertThat(plan.at("/newestGood/name").asString()).isEqualTo(name);
            JsonNode list = application.get(BACKUP + "/plans/default", null).json();
            assertThat(list.at("/backups/0/name").asString()).isEqualTo(name);
            for (String reference : new String[] {name, "latest"}) {
                JsonNode backup = application
                        .get(BACKUP + "/plans/default/" + reference, null)
                        .json();
                assertThat(backup.path("name").asString()).isEqualTo(name);
                assertThat(backup.path("standing").asString()).isEqualTo("unknown");
                assertThat(backup.path("takenAt").asString()).matches("20\\d\\d-.*Z");
            }
            tellsTheSameOverJmxAndDoesNothingThere(name);
        }
    }

    private static void tellsTheSameOverJmxAndDoesNothingThere(String backup) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        var endpoint = new ObjectName("org.springframework.boot:type=Endpoint,name=Backup");

        assertThat(server.getMBeanInfo(endpoint).getOperations())
                .extracting(MBeanOperationInfo::getName)
                .containsExactlyInAnyOrder("overview", "show");
        assertThat(server.invoke(endpoint, "overview", new Object[0], new String[0]))
                .asString()
                .contains(backup);
        assertThat(server.invoke(
                        endpoint, "show", new Object[] {"plans,default,latest"}, new String[] {"java.lang.Object"}))
                .asString()
                .contains(backup, "unknown");
    }

    @Test
    void showsProgressAndBeginsNoSecondBackupAndCancels() {
        var inside = new CountDownLatch(1);
        store.fail((operation, key) -> {
            if (operation == StoreOperation.COMMIT) {
                inside.countDown();
                await(new CountDownLatch(1));
            }
            return false;
        });
        try (WebInstance application = start(WITH_TOKEN, AT_ONCE)) {
            String id =
                    application.post(BACKUP, bearer(TOKEN), "").run().path("id").asString();
            await(inside);

            JsonNode run = application.get(BACKUP + "/runs/" + id, null).json();
            assertThat(run.path("state").asString()).isEqualTo("running");
            assertThat(run.path("phase").asString()).isNotEmpty();
            assertThat(run.path("progress").isObject()).isTrue();

            Answer second = application.post(BACKUP, bearer(TOKEN), "");
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.json().path("started").asBoolean()).isFalse();
            assertThat(second.run().path("id").asString()).isEqualTo(id);

            assertThat(application.delete(BACKUP + "/runs/" + id, null).status())
                    .isEqualTo(403);
            assertThat(application.delete(BACKUP + "/runs/" + id, bearer(TOKEN)).status())
                    .isEqualTo(200);
            assertThat(application.ended(id, null).path("state").asString()).isEqualTo("cancelled");
        }
    }

    @Test
    void startsNotTooOften() {
        try (WebInstance application = start(WITH_TOKEN)) {
            application.done(BACKUP, bearer(TOKEN), "");

            Answer soon = application.post(BACKUP, bearer(TOKEN), "");

            assertThat(soon.status()).isEqualTo(429);
            assertThat(soon.problem()).contains("backup.endpoint.start-interval", "Try again in");
        }
    }

    @Test
    void tellsOfFailuresWithoutStackTraces() {
        store.fail((operation, key) -> operation == StoreOperation.COMMIT);
        try (WebInstance application = start(WITH_TOKEN, AT_ONCE)) {
            JsonNode run = application.done(BACKUP, bearer(TOKEN), "");
            assertThat(run.path("state").asString()).isEqualTo("failed");
            assertThat(run.at("/failure/problem").asString()).isNotBlank();

            assertThat(application
                            .post(BACKUP, bearer(TOKEN), "{\"plan\": \"none\"}")
                            .problem())
                    .contains("There is no plan 'none'", "default");
            assertThat(application
                            .post(BACKUP, bearer(TOKEN), "{\"label\": \"Not so\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(application.post(BACKUP + "/verify", bearer(TOKEN), "").status())
                    .isEqualTo(404);
            assertThat(application.get(BACKUP + "/plans/default/nothing", null).status())
                    .isEqualTo(404);
            assertThat(application.get(BACKUP + "/runs/1", null).status()).isEqualTo(404);

            store.fail((operation, key) -> operation == StoreOperation.LIST);
            Answer silent = application.get(BACKUP + "/plans/default", null);
            assertThat(silent.status()).isEqualTo(503);
            assertThat(silent.problem()).isNotBlank();
            assertThat(silent.text()).doesNotContain("\tat ", "Exception");
            assertThat(application
                            .get(BACKUP, null)
                            .json()
                            .at("/plans/0/problem/problem")
                            .asString())
                    .isNotBlank();
        }
    }

    @Test
    void provesAndPrunesBackups() {
        try (WebInstance application = start(WITH_TOKEN, AT_ONCE, "backup.retention.keep-last=1")) {
            String older = backup(application);
            String newer = backup(application);

            JsonNode verified = application.done(BACKUP + "/verify", bearer(TOKEN), "");
            assertThat(verified.at("/result/good").asBoolean()).isTrue();
            assertThat(verified.at("/result/backup").asString()).isEqualTo(newer);
            JsonNode drilled = application.done(BACKUP + "/drill", bearer(TOKEN), "{\"backup\": \"" + older + "\"}");
            assertThat(drilled.at("/result/good").asBoolean())
                    .as(drilled.toString())
                    .isTrue();
            assertThat(drilled.at("/result/backup").asString()).isEqualTo(older);
            assertThat(application
                            .get(BACKUP + "/plans/default/" + newer, null)
                            .json()
                            .path("standing")
                            .asString())
                    .isEqualTo("proved");

            Answer dry = application.post(BACKUP + "/prune", bearer(TOKEN), "");
            assertThat(dry.status()).isEqualTo(200);
            assertThat(dry.json().at("/backups/1/backup").asString()).isEqualTo(older);
            assertThat(dry.json().at("/backups/1/deletes").asBoolean()).isTrue();
            assertThat(list(application).size()).isEqualTo(2);

            JsonNode pruned = application.done(BACKUP + "/prune", bearer(TOKEN), "{\"confirm\": true}");
            assertThat(pruned.at("/result/deleted/0").asString()).isEqualTo(older);
            assertThat(list(application).size()).isEqualTo(1);
        }
    }

    /** What the application expects of a restored database. */
    @Configuration(proxyBeanMethods = false)
    static class Expectations {

        @Bean
        RestoreCheck threeOrders() {
            return RestoreCheck.query("SELECT count(*) = 3 FROM orders").named("three orders");
        }
    }

    @Test
    void hasTheChecksOfTheApplicationLookAfterDrillsAndRestores() {
        Class<?>[] more = {Expectations.class};
        try (WebInstance application =
                WebInstance.open(SERVER.jdbcUrl(database), store, more, WITH_TOKEN, AT_ONCE, WITH_RESTORES, NO_DRAIN)) {
            String name = backup(application);

            JsonNode run = application.done(BACKUP + "/drill", bearer(TOKEN), "");

            assertThat(run.path("state").asString()).isEqualTo("failed");
            assertThat(run.at("/failure/problem").asString()).contains("three orders");
            assertThat(run.at("/result/good").asBoolean()).isFalse();
            assertThat(run.at("/result/backup").asString()).isEqualTo(name);
            assertThat(run.at("/result/rows").asLong()).isEqualTo(2);
            assertThat(run.at("/result/findings/0").asString()).contains("three orders");

            JsonNode restored = application.done(
                    BACKUP + "/restore",
                    bearer(TOKEN),
                    "{\"mode\": \"in-place\", \"replace\": true, \"confirm\": \"" + database + "\"}");
            assertThat(restored.path("state").asString()).isEqualTo("failed");
            assertThat(restored.at("/failure/problem").asString())
                    .contains("\"three orders\" failed", "former contents are back");
        }
    }

    @Test
    void prunesNothingWithoutRetention() {
        try (WebInstance application = start(WITH_TOKEN)) {
            Answer refused = application.post(BACKUP + "/prune", bearer(TOKEN), "{\"confirm\": true}");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).contains("no retention is configured", "backup.retention.");
        }
    }

    @Test
    void restoresOnlyIfItMay() {
        try (WebInstance application = start(WITH_TOKEN)) {
            Answer refused =
                    application.post(BACKUP + "/restore", bearer(TOKEN), "{\"confirm\": \"" + database + "\"}");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).contains("backup.endpoint.restore.enabled=true");
        }
    }

    @Test
    void restoresOnlyWhatIsConfirmedByName() {
        String copy = database + "_copy";
        try (WebInstance application = start(WITH_TOKEN, AT_ONCE, WITH_RESTORES, NO_DRAIN)) {
            backup(application);
            SERVER.execute(database, "DELETE FROM orders");

            assertThat(restore(application, "{\"mode\": \"in-place\", \"replace\": true}")
                            .problem())
                    .contains("\"confirm\"");
            assertThat(restore(application, "{\"mode\": \"in-place\", \"replace\": true, \"confirm\": \"shop\"}")
                            .status())
                    .isEqualTo(409);
            assertThat(restore(application, "{\"mode\": \"merge\", \"confirm\": \"" + database + "\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(restore(application, "{\"confirm\": \"" + database + "\"}")
                            .status())
                    .isEqualTo(400);

            JsonNode copied = application.done(
                    BACKUP + "/restore",
                    bearer(TOKEN),
                    "{\"target\": \"" + copy + "\", \"confirm\": \"" + copy + "\"}");
            assertThat(copied.at("/result/good").asBoolean())
                    .as(copied.toString())
                    .isTrue();
            assertThat(SERVER.query(copy, "SELECT count(*) FROM orders")).isEqualTo("2");
            assertThat(SERVER.query(database, "SELECT count(*) FROM orders")).isEqualTo("0");

            JsonNode replaced = application.done(
                    BACKUP + "/restore",
                    bearer(TOKEN),
                    "{\"mode\": \"in-place\", \"replace\": true, \"confirm\": \"" + database + "\"}");
            assertThat(replaced.at("/result/good").asBoolean())
                    .as(replaced.toString())
                    .isTrue();
            assertThat(SERVER.query(database, "SELECT count(*) FROM orders")).isEqualTo("2");
        } finally {
            SERVER.dropDatabase(copy);
        }
    }

    private WebInstance start(String... properties) {
        return WebInstance.open(SERVER.jdbcUrl(database), store, properties);
    }

    private static String backup(WebInstance application) {
        return application.done(BACKUP, bearer(TOKEN), "").at("/result/backup").asString();
    }

    private static Answer restore(WebInstance application, String body) {
        return application.post(BACKUP + "/restore", bearer(TOKEN), body);
    }

    private static JsonNode list(WebInstance application) {
        return application.get(BACKUP + "/plans/default", null).json().path("backups");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }
}
