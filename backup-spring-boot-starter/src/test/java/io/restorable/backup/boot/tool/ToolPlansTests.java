package io.restorable.backup.boot.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.restorable.backup.cli.BackupCli;
import io.restorable.backup.drill.RestoreCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the settings of an application mean for its command line; no database is asked. */
class ToolPlansTests {

    private static final String URL = "jdbc:postgresql://db.example.org:5433/shop?user=app&password=secret";

    @TempDir
    private Path folder = Path.of("");

    private String main = "";
    private String other = "";

    @BeforeEach
    void makesStores() throws IOException {
        main = Files.createDirectory(folder.resolve("main")).toString();
        other = Files.createDirectory(folder.resolve("other")).toString();
    }

    @Test
    void nameTheStoreUnlessAnOptionDoes() {
        var settings = Map.of("backup.store", main, "backup.plans.reports.store", other);

        assertThat(run(settings, "check").out()).contains(main);
        assertThat(run(settings, "--plan", "reports", "check").out()).contains(other);
        assertThat(run(settings, "check", "--plan=reports").out()).contains(other);
        assertThat(run(settings, "check", "--store", other).out())
                .contains(other)
                .doesNotContain(main);
    }

    @Test
    void workAlthoughTheRunningApplicationMakesNoBackups() {
        assertThat(run(Map.of("backup.store", main, "backup.enabled", "false"), "check")
                        .exitCode())
                .isZero();
    }

    @Test
    void sayWhichPlansThereAre() {
        Answer answer = run(Map.of("backup.store", main, "backup.plans.reports.store", other), "check", "--plan=no");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("no plan 'no'", "It has: default, reports.");
    }

    @Test
    void doNotGuessWhichOfSeveralPlansIsMeant() {
        var settings = Map.of("backup.plans.ledger.store", main, "backup.plans.reports.store", other);

        assertThat(run(settings, "check").err()).contains("ledger, reports", "--plan ledger");
        assertThat(run(Map.of("backup.plans.reports.store", other), "check").out())
                .contains(other);
    }

    @Test
    void nameTheDatabaseOfTheApplicationWithoutItsPassword() {
        Answer answer = run(Map.of("backup.store", main, "spring.datasource.url", URL), "forget", "--dry-run");

        assertThat(answer.err())
                .contains("The application's database: database 'shop' at db.example.org:5433 as 'app'")
                .doesNotContain("secret");
    }

    @Test
    void sayWhatIsMissing() {
        Answer store = run(Map.of("spring.datasource.url", URL), "list");
        assertThat(store.exitCode()).isEqualTo(2);
        assertThat(store.err()).contains("--store", "backup.store");

        Answer database = run(Map.of("backup.store", main), "create");
        assertThat(database.exitCode()).isEqualTo(1);
        assertThat(database.err()).contains("backup", "datasource", "url", "backup.tool.sources", "--url");

        Answer placeholder = run(Map.of("backup.store", "${NOWHERE}"), "list");
        assertThat(placeholder.exitCode()).isEqualTo(1);
        assertThat(placeholder.err()).contains("NOWHERE").doesNotContain("defect of this tool");
    }

    @Test
    void takeBeansOfTheConfigurationClassesThatAreNamed() {
        var settings = Map.of("backup.store", main);

        Answer answer = run(List.of(Beans.class.getName()), settings, "forget", "--dry-run");
        assertThat(answer.err()).contains("database 'own' at db.example.org:5432 as 'me'");

        assertThat(run(List.of(ShopApplication.class.getName()), settings, "check")
                        .err())
                .contains("the application as a whole");
        assertThat(run(List.of("com.example.Nothing"), settings, "check").err())
                .contains("com.example.Nothing, which is no class");
    }

    @Test
    void pruneByTheRulesOfThePlanItsOwnDatabaseOnly() {
        var settings = Map.of("backup.store", main, "spring.datasource.url", URL, "backup.retention.keep-last", "3");

        assertThat(run(settings, "prune", "--dry-run").err()).contains("shop/…");
    }

    @Test
    void helpWithoutAnySettings() {
        Answer help = run(Map.of("backup.schedule", "nonsense"), "restore", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("--plan=NAME", "--store=URI");
    }

    private static Answer run(Map<String, ?> settings, String... arguments) {
        return run(List.of(), settings, arguments);
    }

    private static Answer run(List<String> sources, Map<String, ?> settings, String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("application", Map.copyOf(settings)));
        var out = new StringWriter();
        var err = new StringWriter();
        ClassLoader classes = ToolPlansTests.class.getClassLoader();
        try (var plans = new ToolPlans(new ToolContext(environment, classes, sources))) {
            int exitCode = BackupCli.run(plans, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
            return new Answer(exitCode, out.toString(), err.toString());
        }
    }

    private record Answer(int exitCode, String out, String err) {}

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        DataSource dataSource() {
            var pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:postgresql://db.example.org/own");
            pool.setUsername("me");
            return pool;
        }

        @Bean
        RestoreCheck check() {
            return RestoreCheck.query("SELECT true");
        }
    }
}
