package io.restorable.backup.boot;

import static io.restorable.backup.boot.WebInstance.TOKEN;
import static io.restorable.backup.boot.WebInstance.basic;
import static io.restorable.backup.boot.WebInstance.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.storage.InMemoryStore;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may do what through the endpoint where Spring Security looks at requests first. */
class BackupEndpointSecurityIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final String BACKUP = "/actuator/backup";
    private static final String WITH_TOKEN = "backup.endpoint.token=" + TOKEN;
    private static final String USER = basic("ada", "pass");

    private final String database = SERVER.createDatabase("secured");
    private final InMemoryStore store = new InMemoryStore(Clock.systemUTC());

    @AfterEach
    void dropDatabase() {
        SERVER.dropDatabase(database);
    }

    /** What an application writes that wants people to log in and to start backups. */
    @Configuration(proxyBeanMethods = false)
    static class OwnChain {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(csrf -> csrf.ignoringRequestMatchers(EndpointRequest.to("backup")))
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void lettingTheTokenInLeavesTheRestOfTheApplicationClosed() {
        try (WebInstance application = start(WITH_TOKEN)) {
            for (String wrong : new String[] {"Bearer wrong", bearer(TOKEN + "0"), TOKEN}) {
                assertThat(application.get(BACKUP, wrong).status()).isEqualTo(401);
                assertThat(application.post(BACKUP, wrong, "").status()).isIn(401, 403);
            }
            assertThat(application.get(BACKUP, null).status()).isEqualTo(401);
            assertThat(application.post(BACKUP, null, "").status()).isIn(401, 403);

            var run = application.done(BACKUP, bearer(TOKEN), "");
            assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("completed");
            assertThat(application
                            .get(BACKUP, bearer(TOKEN))
                            .json()
                            .path("runs")
                            .size())
                    .isEqualTo(1);

            assertThat(application.get("/shop", null).status()).isEqualTo(401);
            assertThat(application.get("/shop", bearer(TOKEN)).status()).isEqualTo(401);
            assertThat(application.get("/actuator", bearer(TOKEN)).status()).isEqualTo(401);
            assertThat(application.get(BACKUP + "/../../shop", bearer(TOKEN)).status())
                    .isNotEqualTo(200);
            assertThat(application.get("/shop", USER).text()).isEqualTo("welcome");
            assertThat(application.get("/actuator/health", null).status()).isEqualTo(200);
        }
    }

    @Test
    void isOnThePortOfTheEndpointsOnlyIfTheyHaveOneOfTheirOwn() {
        try (WebInstance application = start(WITH_TOKEN, "management.server.port=0")) {
            assertThat(application.post(BACKUP, null, "").status()).isIn(401, 403);
            assertThat(application.get(BACKUP, null).status()).isEqualTo(401);
            assertThat(application.done(BACKUP, bearer(TOKEN), "").path("state").asString())
                    .isEqualTo("completed");

            assertThat(application.getFromMainPort(BACKUP, bearer(TOKEN)).status())
                    .isIn(401, 404);
            assertThat(application.get("/shop", bearer(TOKEN)).status()).isEqualTo(401);
            assertThat(application.get("/shop", USER).text()).isEqualTo("welcome");
        }
    }

    @Test
    void leavesBootsOwnChainAsItIsWithoutAToken() {
        try (WebInstance application = start()) {
            assertThat(application.get("/shop", null).status()).isEqualTo(401);
            assertThat(application.get("/shop", USER).status()).isEqualTo(200);
            assertThat(application.get(BACKUP, null).status()).isEqualTo(401);
            assertThat(application.get(BACKUP, bearer("")).status()).isEqualTo(401);
            assertThat(application.get(BACKUP, USER).status()).isEqualTo(200);
            assertThat(application.post(BACKUP, USER, "").status())
                    .as("CSRF protection stays")
                    .isIn(401, 403);
        }
    }

    @Test
    void letsThoseWorkWhoHaveTheRole() {
        try (WebInstance application = start(OwnChain.class, "spring.security.user.roles=BACKUP")) {
            assertThat(application.done(BACKUP, USER, "").path("state").asString())
                    .isEqualTo("completed");
            assertThat(application.post(BACKUP, null, "").status()).isEqualTo(401);
        }
    }

    @Test
    void letsOthersOnlyRead() {
        try (WebInstance application = start(OwnChain.class, "spring.security.user.roles=SHOPKEEPER", WITH_TOKEN)) {
            assertThat(application.get(BACKUP, USER).status()).isEqualTo(200);
            var refused = application.post(BACKUP, USER, "");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).contains("the role BACKUP");

            assertThat(application.post(BACKUP, bearer(TOKEN), "").status()).isEqualTo(202);
            assertThat(application.get("/shop", bearer(TOKEN)).status()).isEqualTo(401);
        }
    }

    private WebInstance start(String... properties) {
        return WebInstance.secured(SERVER.jdbcUrl(database), store, new Class<?>[0], properties);
    }

    private WebInstance start(Class<?> configuration, String... properties) {
        return WebInstance.secured(SERVER.jdbcUrl(database), store, new Class<?>[] {configuration}, properties);
    }
}
