package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.boot.plan.BackupDataSource;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.plan.BackupSchedule;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.schedule.BackupScheduler;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.storage.InMemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class BackupAutoConfigurationTests {

    private static final String URL = "jdbc:postgresql://db.example.org/shop?user=app";

    @TempDir
    private static Path folder;

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BackupAutoConfiguration.class,
                    BackupScheduleAutoConfiguration.class,
                    DataSourceAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=" + URL);

    private final ApplicationContextRunner withStore = context.withPropertyValues("backup.store=" + folder);

    @Test
    void isDormantWithoutStore() {
        context.run(started -> {
            assertThat(started).hasNotFailed().hasSingleBean(PlanRuns.class);
            assertThat(started.getBean(BackupPlans.class).isEmpty()).isTrue();
        });
    }

    @Test
    void isDormantIfTheStoreIsLeftEmpty() {
        context.withPropertyValues("backup.store=", "backup.schedule=@daily").run(started -> {
            assertThat(started).hasNotFailed();
            assertThat(started.getBean(BackupPlans.class).isEmpty()).isTrue();
        });
    }

    @Test
    void leavesEverythingOutIfDisabled() {
        withStore
                .withPropertyValues("backup.enabled=false")
                .run(started -> assertThat(started)
                        .doesNotHaveBean(BackupPlans.class)
                        .doesNotHaveBean(PlanRuns.class)
                        .doesNotHaveBean(BackupScheduler.class));
    }

    @Test
    void makesThePlanOfTheApplicationsDataSource() {
        withStore
                .withPropertyValues("backup.schedule=0 0 2 * * *", "backup.zone=Europe/Zurich")
                .run(started -> {
                    BackupPlan plan = started.getBean(BackupPlans.class).first();
                    assertThat(plan.name()).isEqualTo("default");
                    assertThat(plan.database().name()).isEqualTo("shop");
                    assertThat(plan.database().location()).isEqualTo("db.example.org:5432");
                    assertThat(plan.label()).hasToString("scheduled");
                    assertThat(plan.dumpOptions().jobs()).isEqualTo(2);
                    assertThat(plan.schedule())
                            .contains(new BackupSchedule("0 0 2 * * *", ZoneId.of("Europe/Zurich"), true));
                });
    }

    @Test
    void takesTheStoreThatTheApplicationBrings() {
        context.withBean(BackupStore.class, () -> new InMemoryStore(Clock.systemUTC()))
                .run(started -> assertThat(started.getBean(BackupPlans.class)
                                .first()
                                .store()
                                .describe())
                        .isEqualTo(started.getBean(BackupStore.class).describe()));
    }

    @Test
    void prefersTheMarkedDataSource() {
        withStore
                .withUserConfiguration(MarkedDataSource.class)
                .run(started -> assertThat(database(started)).isEqualTo("marked"));
    }

    @Test
    void prefersItsOwnUrl() {
        withStore
                .withUserConfiguration(MarkedDataSource.class)
                .withPropertyValues(
                        "backup.datasource.url=postgresql://other.example.org/ledger",
                        "backup.datasource.username=keeper")
                .run(started -> {
                    var database = started.getBean(BackupPlans.class).first().database();
                    assertThat(database.name()).isEqualTo("ledger");
                    assertThat(database.user()).isEqualTo("keeper");
                });
    }

    @Test
    void takesTheNamedDataSource() {
        withStore
                .withUserConfiguration(TwoDataSources.class)
                .withPropertyValues("backup.datasource.bean=second")
                .run(started -> assertThat(database(started)).isEqualTo("second"));
    }

    @Test
    void logsInAsAnotherRole() {
        withStore
                .withPropertyValues("backup.datasource.username=keeper")
                .run(started -> assertThat(started.getBean(BackupPlans.class)
                                .first()
                                .database()
                                .user())
                        .isEqualTo("keeper"));
    }

    @Test
    void asksTheConnectionDetailsIfTheDataSourceHidesItsUrl() {
        withStore
                .withUserConfiguration(HiddenDataSource.class)
                .withBean(JdbcConnectionDetails.class, Details::new)
                .run(started -> assertThat(database(started)).isEqualTo("service"));
    }

    @Test
    void needsNoSpringJdbc() {
        withStore
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.jdbc", "org.springframework.jdbc"))
                .withPropertyValues("backup.datasource.url=" + URL)
                .run(started -> assertThat(database(started)).isEqualTo("shop"));
    }

    @Test
    void opensNoStoreAtStart() {
        context.withPropertyValues("backup.store=" + folder.resolve("absent"))
                .run(started -> assertThat(folder.resolve("absent")).doesNotExist());
    }

    @Test
    void refusesPlansThatWouldPruneEachOther() {
        ApplicationContextRunner hourly =
                withStore.withPropertyValues("backup.retention.keep-daily=7", "backup.plans.hourly.schedule=@hourly");
        hourly.run(started -> assertThat(started).hasNotFailed());
        hourly.withPropertyValues("backup.plans.hourly.retention.keep-hourly=24")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(BackupSettingException.class)
                        .hasMessageContaining("default and hourly")
                        .hasMessageContaining("database shop")
                        .hasMessageContaining("store: /var/backups/hourly"));
        hourly.withPropertyValues(
                        "backup.plans.hourly.retention.keep-hourly=24",
                        "backup.plans.hourly.store=" + folder.resolve("hourly"))
                .run(started -> assertThat(started).hasNotFailed());
        hourly.withPropertyValues(
                        "backup.plans.hourly.retention.keep-hourly=24",
                        "backup.plans.hourly.datasource.url=postgresql://app@db.example.org/reports")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void completesNamedPlansFromTheDefaultOne() {
        withStore
                .withPropertyValues(
                        "backup.schedule=@daily",
                        "backup.jobs=3",
                        "backup.plans.reports.datasource.url=postgresql://db.example.org/reports?user=app",
                        "backup.plans.reports.compression=gzip:9",
                        "backup.plans.archive.schedule=-")
                .run(started -> {
                    BackupPlans plans = started.getBean(BackupPlans.class);
                    assertThat(plans.all())
                            .extracting(BackupPlan::name)
                            .containsExactly("default", "archive", "reports");
                    BackupPlan reports = plans.find("reports").orElseThrow();
                    assertThat(reports.database().name()).isEqualTo("reports");
                    assertThat(reports.label()).hasToString("reports");
                    assertThat(reports.dumpOptions().jobs()).isEqualTo(3);
                    assertThat(reports.dumpOptions().compression()).hasToString("gzip:9");
                    assertThat(reports.schedule()).isPresent();
                    assertThat(plans.find("archive").orElseThrow().schedule()).isEmpty();
                });
    }

    @Test
    void backsOffFromBeansOfTheApplication() {
        var runs = new PlanRuns(Clock.systemUTC(), List.of());
        withStore
                .withBean("ownRuns", PlanRuns.class, () -> runs)
                .run(started -> assertThat(started).getBean(PlanRuns.class).isSameAs(runs));
    }

    @Test
    void asksForAStoreIfThereIsASchedule() {
        assertThat(failure(context.withPropertyValues("backup.schedule=@daily")))
                .hasMessageContaining("no store is configured")
                .extracting(BackupSettingException::nextStep)
                .asString()
                .contains("    backup:\n      store: /var/backups\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            backup.schedule=every day               | backup.schedule is no cron expression: 'every day'
            backup.store=s3://bucket/prefix         | needs a library that is not on the class path
            backup.store=gopher://hole              | There is no kind of store called 'gopher'
            backup.store=s3://key:secret@bucket     | carries a user or password
            backup.label=Every Night                | backup.label cannot be used
            backup.compression=rar                  | 'rar' is no compression
            backup.jobs=0                           | backup.jobs cannot be used
            backup.encryption.recipients=age1nobody | A key of backup.encryption cannot be used
            backup.encryption.mac-key=short         | shorter than 32 letters
            backup.datasource.url=jdbc:h2:mem:shop  | neither jdbc:postgresql:
            backup.datasource.url=postgresql://ep-cool-1-pooler.neon.tech/shop?user=a | transaction pooler
            backup.datasource.bean=nowhere          | There is no data source 'nowhere'
            backup.copies=gopher://hole             | backup.copies cannot be used
            backup.retention.keep-daily=-1          | backup.retention cannot be used
            backup.retention.keep-within=soon       | 'soon' is not a length of time
            backup.plans.default.jobs=2             | has the name of the plan
            """)
    void saysWhatIsWrong(String setting, String problem) {
        BackupSettingException failure = failure(withStore.withPropertyValues(setting));

        assertThat(failure.problem()).contains(problem).doesNotContain("secret@");
        assertThat(failure.nextStep()).isNotBlank();
    }

    @Test
    void saysThatThereIsNothingToBackUp() {
        assertThat(failure(new ApplicationContextRunner()
                        .withConfiguration(AutoConfigurations.of(BackupAutoConfiguration.class))
                        .withPropertyValues("backup.store=" + folder)))
                .hasMessageContaining("the application has no data source");
    }

    @Test
    void asksWhichOfSeveralDataSources() {
        assertThat(failure(withStore.withUserConfiguration(TwoDataSources.class)))
                .hasMessageContaining("2 data sources")
                .hasMessageContaining("@BackupDataSource");
    }

    @Test
    void refusesRecipientsOfTwoKinds() {
        assertThat(failure(withStore.withPropertyValues(
                        "backup.encryption.recipients=age1nobody", "backup.encryption.gpg-recipients=key.asc")))
                .hasMessageContaining("not as both at once");
    }

    private static String database(AssertableApplicationContext started) {
        return started.getBean(BackupPlans.class).first().database().name();
    }

    private static BackupSettingException failure(ApplicationContextRunner runner) {
        var found = new AtomicReference<BackupSettingException>();
        runner.run(started -> {
            Throwable cause = started.getStartupFailure();
            while (cause != null && !(cause instanceof BackupSettingException)) {
                cause = cause.getCause();
            }
            found.set((BackupSettingException) cause);
        });
        return Objects.requireNonNull(found.get(), "The context started, or failed for another reason");
    }

    private static DataSource postgres(String database) {
        var source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://db.example.org/" + database + "?user=app");
        return source;
    }

    @Configuration(proxyBeanMethods = false)
    static class MarkedDataSource {

        @Bean(defaultCandidate = false)
        @BackupDataSource
        DataSource marked() {
            return postgres("marked");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDataSources {

        @Bean
        DataSource first() {
            return postgres("first");
        }

        @Bean
        DataSource second() {
            return postgres("second");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class HiddenDataSource {

        @Bean
        DataSource hidden() {
            return new DelegatingDataSource(new HikariDataSource()) {
                @Override
                public boolean isWrapperFor(Class<?> type) {
                    return false;
                }
            };
        }
    }

    private static final class Details implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "app";
        }

        @Override
        public String getPassword() {
            return "secret";
        }

        @Override
        public String getJdbcUrl() {
            return "jdbc:postgresql://db.example.org/service";
        }
    }
}
