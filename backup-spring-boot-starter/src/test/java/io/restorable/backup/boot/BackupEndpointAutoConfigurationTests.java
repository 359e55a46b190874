package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.boot.endpoint.BackupEndpoint;
import io.restorable.backup.boot.endpoint.BackupEndpointWebExtension;
import io.restorable.backup.boot.endpoint.CallerHeader;
import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.boot.properties.EndpointProperties;
import io.restorable.backup.boot.run.PlanRuns;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** When there is an endpoint, and what comes with it. */
class BackupEndpointAutoConfigurationTests {

    private static final String TOKEN = "backup.endpoint.token=0123456789abcdef";

    private final WebApplicationContextRunner hidden = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BackupAutoConfiguration.class,
                    BackupDrillAutoConfiguration.class,
                    BackupEndpointAutoConfiguration.class))
            .withPropertyValues(
                    "backup.store=target/backups", "backup.datasource.url=postgresql://app:secret@db.example.org/shop");

    private final WebApplicationContextRunner exposed =
            hidden.withPropertyValues("management.endpoints.web.exposure.include=backup");

    @Test
    void isNotThereUnlessItIsExposed() {
        hidden.withPropertyValues(TOKEN)
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .doesNotHaveBean(BackupEndpoint.class)
                        .doesNotHaveBean(BackupEndpointWebExtension.class)
                        .doesNotHaveBean(WebSecurityCustomizer.class));
        exposed.withPropertyValues("management.endpoint.backup.access=NONE")
                .run(started -> assertThat(started).doesNotHaveBean(BackupEndpoint.class));
        exposed.withPropertyValues("backup.enabled=false")
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(BackupEndpoint.class));
    }

    @Test
    void isThereIfItIsExposed() {
        exposed.run(started -> assertThat(started)
                .hasSingleBean(BackupEndpoint.class)
                .hasSingleBean(BackupEndpointWebExtension.class)
                .hasSingleBean(CallerHeader.class));
    }

    @Test
    void onlyTellsOverJmx() {
        hidden.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=backup")
                .run(started -> assertThat(started)
                        .hasSingleBean(BackupEndpoint.class)
                        .doesNotHaveBean(BackupEndpointWebExtension.class));
    }

    @Test
    void addsNoFilterChainAndTellsSecurityOfTheTokenOnlyIfThereIsOne() {
        exposed.run(started -> assertThat(started)
                .doesNotHaveBean(SecurityFilterChain.class)
                .doesNotHaveBean(WebSecurityCustomizer.class));
        exposed.withPropertyValues(TOKEN)
                .run(started -> assertThat(started)
                        .doesNotHaveBean(SecurityFilterChain.class)
                        .hasSingleBean(WebSecurityCustomizer.class));
    }

    @Test
    void needsNoSecurity() {
        exposed.withPropertyValues(TOKEN)
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.security", "org.springframework.boot.security"))
                .run(started -> assertThat(started).hasNotFailed().hasSingleBean(BackupEndpointWebExtension.class));
    }

    @Test
    void needsNoActuator() {
        exposed.withClassLoader(new FilteredClassLoader(Endpoint.class))
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .hasSingleBean(PlanRuns.class)
                        .doesNotHaveBean("backupEndpoint"));
    }

    @Test
    void knowsTheRoleOnlyWhereThereAreNoServlets() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BackupAutoConfiguration.class,
                        BackupDrillAutoConfiguration.class,
                        BackupEndpointAutoConfiguration.class))
                .withPropertyValues("backup.store=target/backups", TOKEN)
                .withPropertyValues("backup.datasource.url=postgresql://app:secret@db.example.org/shop")
                .withPropertyValues("management.endpoints.web.exposure.include=backup")
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .hasSingleBean(BackupEndpointWebExtension.class)
                        .doesNotHaveBean(CallerHeader.class)
                        .doesNotHaveBean(WebSecurityCustomizer.class));
    }

    @Test
    void refusesATokenThatCanBeGuessed() {
        exposed.withPropertyValues("backup.endpoint.token=secret")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(BackupSettingException.class)
                        .hasMessageContaining("openssl rand -hex 32")
                        .hasMessageNotContaining("secret "));
        exposed.withPropertyValues("backup.endpoint.token=")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void hasCarefulDefaultsAndKeepsTheTokenToItself() {
        exposed.withPropertyValues(TOKEN).run(started -> {
            EndpointProperties properties = started.getBean(EndpointProperties.class);
            assertThat(properties.role()).isEqualTo("BACKUP");
            assertThat(properties.startInterval()).isEqualTo(Duration.ofMinutes(1));
            assertThat(properties.restore().enabled()).isFalse();
            assertThat(properties).asString().doesNotContain("0123456789abcdef");
        });
    }
}
