package io.restorable.backup.boot;

import io.micrometer.observation.ObservationRegistry;
import io.restorable.backup.boot.event.BackupEvent;
import io.restorable.backup.boot.schedule.ManualScheduler;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.time.SettableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.TaskScheduler;

/** An application with the starter and everything that Boot adds, as a user has it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class StarterApplication {

    private final List<BackupEvent> events = new CopyOnWriteArrayList<>();

    @EventListener
    void on(BackupEvent event) {
        events.add(event);
    }

    /** What it heard. */
    List<BackupEvent> events() {
        return events;
    }

    /** Begins an instance in real time. */
    static SpringApplicationBuilder real(String url, String... properties) {
        return new SpringApplicationBuilder(StarterApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "spring.datasource.url=" + url, "backup.zone=UTC")
                .properties("spring.flyway.enabled=false", "spring.liquibase.enabled=false")
                .properties(properties);
    }

    /** Starts an instance whose time a test sets. */
    static Instance at(Instant now, String url, BackupStore store, String... properties) {
        return at(now, url, store, ObservationRegistry.NOOP, properties);
    }

    /** Starts an instance whose time a test sets, with further beans. */
    static Instance at(Instant now, String url, BackupStore store, Class<?> beans, String... properties) {
        return at(now, url, store, ObservationRegistry.NOOP, new Class<?>[] {beans}, properties);
    }

    /** Starts an instance whose time a test sets, with a registry of observations. */
    static Instance at(
            Instant now, String url, BackupStore store, ObservationRegistry observations, String... properties) {
        return at(now, url, store, observations, new Class<?>[0], properties);
    }

    private static Instance at(
            Instant now,
            String url,
            BackupStore store,
            ObservationRegistry observations,
            Class<?>[] furtherBeans,
            String... properties) {
        var clock = new SettableClock(now);
        var scheduler = new ManualScheduler(clock);
        ApplicationContextInitializer<GenericApplicationContext> beans = context -> {
            context.registerBean("backupClock", Clock.class, () -> clock, StarterApplication::hide);
            context.registerBean("backupTaskScheduler", TaskScheduler.class, () -> scheduler, StarterApplication::hide);
            context.registerBean("store", BackupStore.class, () -> store);
            context.registerBean("observationRegistry", ObservationRegistry.class, () -> observations);
        };
        ConfigurableApplicationContext context =
                real(url, properties).sources(furtherBeans).initializers(beans).run();
        return new Instance(context, context.getBean(StarterApplication.class), clock, scheduler);
    }

    private static void hide(BeanDefinition definition) {
        ((AbstractBeanDefinition) definition).setDefaultCandidate(false);
    }

    /** A running instance. */
    record Instance(
            ConfigurableApplicationContext context,
            StarterApplication application,
            SettableClock clock,
            ManualScheduler scheduler)
            implements AutoCloseable {

        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        <T> T bean(Class<T> type, String name) {
            return context.getBean(name, type);
        }

        <T extends BackupEvent> List<T> events(Class<T> type) {
            return application.events().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
