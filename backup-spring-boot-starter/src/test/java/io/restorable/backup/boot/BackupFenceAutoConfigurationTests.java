package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FencedRestore;
import io.restorable.backup.boot.fence.part.EntityCachePart;
import io.restorable.backup.boot.fence.part.ReadinessPart;
import io.restorable.backup.boot.migration.flyway.FlywayFencePart;
import io.restorable.backup.boot.migration.liquibase.LiquibaseFencePart;
import io.restorable.backup.boot.properties.FenceProperties;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;

/** When there is a fence, and of what. */
class BackupFenceAutoConfigurationTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ApplicationAvailabilityAutoConfiguration.class,
                    BackupAutoConfiguration.class,
                    BackupFenceAutoConfiguration.class))
            .withPropertyValues(
                    "backup.store=target/backups", "backup.datasource.url=postgresql://app:secret@db.example.org/shop");

    @Test
    void closesFromTheOutsideToTheInside() {
        context.withUserConfiguration(Queue.class)
                .run(started -> assertThat(started.getBeanProvider(FencePart.class)
                                .orderedStream()
                                .map(FencePart::name)
                                .filter(name -> !name.equals("Liquibase") && !name.equals("second-level caches")))
                        .containsExactly(
                                "readiness", "scheduled tasks", "queue", "connection pools", "caches", "Flyway"));
    }

    /** A part of an application. */
    @Order(250)
    static class Queue implements FencePart {

        @Override
        public String name() {
            return "queue";
        }
    }

    @Test
    void needsNoneOfTheLibrariesThatItRenews() {
        context.withClassLoader(new FilteredClassLoader("jakarta.persistence", "org.flywaydb", "liquibase"))
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .hasSingleBean(FencedRestore.class)
                        .doesNotHaveBean(EntityCachePart.class)
                        .doesNotHaveBean(FlywayFencePart.class)
                        .doesNotHaveBean(LiquibaseFencePart.class));
    }

    @Test
    void isNotThereIfItIsNotWanted() {
        context.withPropertyValues("backup.fence.enabled=false")
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .doesNotHaveBean(FencedRestore.class)
                        .doesNotHaveBean(FencePart.class));
        context.withPropertyValues("backup.enabled=false")
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(FencedRestore.class));
    }

    @Test
    void givesLoadBalancersTimeUnlessToldOtherwise() {
        context.run(started -> {
            assertThat(started).hasSingleBean(ReadinessPart.class);
            assertThat(started.getBean(FenceProperties.class).drain()).isEqualTo(Duration.ofSeconds(10));
            assertThat(started.getBean(FenceProperties.class).patience()).isEqualTo(Duration.ofSeconds(30));
        });
    }
}
