package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code diff}, {@code extract} and {@code rescue} answer. */
class RescueCliIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    private record Answer(int exitCode, String out, String err) {}

    private Answer run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", folder.resolve("store").toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                BackupCli.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Answer(exitCode, out.toString(), err.toString());
    }

    @Test
    void findsWritesAndBringsBackWhatAnAccidentTook() {
        String database = databases.create(SERVER, "accident");
        String url = SERVER.jdbcUrl(database);
        SERVER.execute(
                database,
                "CREATE TABLE orders (id serial PRIMARY KEY, note text);"
                        + " CREATE TABLE line (orders int NOT NULL REFERENCES orders ON DELETE CASCADE, what text);"
                        + " INSERT INTO orders (note) SELECT 'order ' || i FROM generate_series(1, 1000) i;"
                        + " INSERT INTO line SELECT id, 'thing' FROM orders");
        assertThat(run("create", "--url", url).exitCode()).isZero();
        assertThat(run("diff", "latest", "--url", url).out()).contains("SAME").contains("2 of 2 tables equal");
        SERVER.execute(database, "DELETE FROM orders WHERE id > 990; UPDATE orders SET note = '' WHERE id = 1");

        Answer diff = run("diff", "latest", "--url", url);
        assertThat(diff.exitCode()).isZero();
        assertThat(diff.out())
                .contains(
                        "public.orders: 10 missing, 1 changed, 0 new",
                        "missing: id = 991;",
                        "changed columns: note (1)");
        assertThat(run("diff", "latest", "--url", url, "--table", "orders", "--json")
                        .out())
                .contains("\"same\" : false", "\"missing\" : 10", "\"key\" : [ \"id\" ]");

        Path file = folder.resolve("orders.csv");
        assertThat(run(
                                "extract",
                                "latest",
                                "--table",
                                "orders",
                                "--where",
                                "id > 998",
                                "--url",
                                url,
                                "--output",
                                file.toString())
                        .out())
                .contains("2 rows written");
        assertThat(file).hasContent("id,note\n999,order 999\n1000,order 1000");
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");

        Answer plan = run("rescue", "latest", "--url", url, "--table", "line");
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out()).contains("DRY RUN", "10 missing rows", "Obstacle: 10 rows of public.line refer to");
        assertThat(run("rescue", "latest", "--url", url, "--table", "line", "--yes"))
                .satisfies(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refused.err()).contains("line_orders_fkey", "--with-parents");
                });
        assertThat(run("rescue", "latest", "--url", url, "--table", "line", "--with-parents", "--json")
                        .out())
                .contains("\"written\" : false", "\"inserted\" : 20");
        assertThat(run("rescue", "latest", "--url", url, "--table", "orders", "--with-children", "--changed", "--yes")
                        .out())
                .contains("RESCUED: 20 missing rows and 1 changed row", "(by foreign keys)");
        assertThat(run("diff", "latest", "--url", url).out()).contains("SAME");
        assertThat(run("rescue", "latest", "--url", url, "--table", "orders", "--yes")
                        .out())
                .contains("NOTHING TO DO");
    }

    @Test
    void saysWhatIsWrongWithTheQuestion() {
        String database = databases.create(SERVER, "question");
        String url = SERVER.jdbcUrl(database);
        SERVER.execute(database, "CREATE TABLE orders (id int)");
        run("create", "--url", url);

        assertThat(run("extract", "latest", "--table", "nope").err()).contains("public.orders");
        assertThat(run("extract", "latest", "--table", "orders", "--format", "xml")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("diff", "latest", "--url", url, "--table", "a.b.c").exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("rescue", "latest", "--url", url).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("diff", "latest", "--url", url, "--examples", "0").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
