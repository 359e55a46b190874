package io.restorable.backup.boot.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LiquibaseGuardIntegrationTests {

    @TempDir
    private Path folder;

    private MigrationBench bench;

    @BeforeEach
    void open() {
        bench = new MigrationBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void backsUpOnlyWhereThereIsSomethingToLoseAndToDo() {
        with("one.sql").run(context -> assertThat(context).hasNotFailed());
        with("one.sql").run(context -> assertThat(context).hasNotFailed());
        assertThat(bench.labels()).isEmpty();

        with("two.sql").run(context -> assertThat(context).hasNotFailed());

        assertThat(bench.labels()).containsExactly("pre-migration-2-to-3");
        assertThat(bench.query("SELECT count(*) || ' ' || count(price) FROM orders"))
                .isEqualTo("100 0");
    }

    @Test
    void saysHowToGoBackWhenAChangeSetFails() {
        with("one.sql").run(context -> assertThat(context).hasNotFailed());

        with("fails.sql")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("restore " + bench.database() + "/")
                        .hasStackTraceContaining("no_such_function"));

        assertThat(bench.query("SELECT count(*) FROM orders")).isEqualTo("0");
    }

    @Test
    void goesBackByItselfIfAsked() {
        with("one.sql").run(context -> assertThat(context).hasNotFailed());

        with("fails.sql")
                .withPropertyValues("backup.migration.on-failure=restore")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("RESTORED from"));

        assertThat(bench.query("SELECT count(*) FROM orders")).isEqualTo("100");
        assertThat(bench.query("SELECT count(*) FROM databasechangelog")).isEqualTo("2");
        with("two.sql").run(context -> assertThat(context).hasNotFailed());
    }

    private ApplicationContextRunner with(String changeLog) {
        return bench.application(
                LiquibaseAutoConfiguration.class,
                "spring.liquibase.change-log=classpath:migrations/liquibase/" + changeLog);
    }
}
