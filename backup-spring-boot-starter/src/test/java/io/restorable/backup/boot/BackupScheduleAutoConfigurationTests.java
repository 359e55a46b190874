package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.boot.schedule.BackupScheduler;
import io.restorable.backup.boot.schedule.TickRunner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The starter's scheduler, and that of the application. */
class BackupScheduleAutoConfigurationTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BackupAutoConfiguration.class,
                    BackupScheduleAutoConfiguration.class,
                    TaskSchedulingAutoConfiguration.class));

    @Test
    void leavesTheApplicationsSchedulerWhatItIs() {
        context.withUserConfiguration(Ticking.class).run(started -> {
            assertThat(started).hasBean("taskScheduler").hasBean("backupTaskScheduler");
            assertThat(started.getBean(TaskScheduler.class)).isSameAs(started.getBean("taskScheduler"));
            assertThat(started.getBean(Ticking.class).threads.poll(30, TimeUnit.SECONDS))
                    .startsWith("scheduling-");
        });
    }

    @Test
    void runsTheApplicationsTasksOnTheSchedulerThatTheApplicationBrings() {
        context.withUserConfiguration(Ticking.class)
                .withBean("own", SimpleAsyncTaskScheduler.class, () -> {
                    var scheduler = new SimpleAsyncTaskScheduler();
                    scheduler.setThreadNamePrefix("own-");
                    return scheduler;
                })
                .run(started -> assertThat(
                                started.getBean(Ticking.class).threads.poll(30, TimeUnit.SECONDS))
                        .startsWith("own-"));
    }

    @Test
    void takesASchedulerOfItsName() {
        context.withBean(
                        "backupTaskScheduler",
                        TaskScheduler.class,
                        SimpleAsyncTaskScheduler::new,
                        BackupScheduleAutoConfigurationTests::hide)
                .run(started -> assertThat(started.getBean("backupTaskScheduler"))
                        .isInstanceOf(SimpleAsyncTaskScheduler.class));
    }

    @Test
    void hasOneThreadForEachPlan() {
        context.withPropertyValues(
                        "backup.store=build/backups",
                        "backup.datasource.url=postgresql://app@db.example.org/shop",
                        "backup.plans.reports.jobs=1",
                        "backup.plans.ledger.jobs=1")
                .run(started -> assertThat(started.getBean("backupTaskScheduler", ThreadPoolTaskScheduler.class)
                                .getPoolSize())
                        .isZero());
    }

    @Test
    void backsOffWithThePlans() {
        context.withPropertyValues("backup.enabled=false")
                .run(started -> assertThat(started)
                        .doesNotHaveBean("backupTaskScheduler")
                        .doesNotHaveBean(BackupScheduler.class)
                        .doesNotHaveBean(TickRunner.class));
    }

    private static void hide(BeanDefinition definition) {
        ((AbstractBeanDefinition) definition).setDefaultCandidate(false);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Ticking {

        final BlockingQueue<String> threads = new LinkedBlockingQueue<>();

        @Bean
        String name() {
            return "ticking";
        }

        @Scheduled(fixedRate = 1_000_000)
        void tick() {
            threads.add(Thread.currentThread().getName());
        }
    }
}
