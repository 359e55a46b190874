package io.restorable.backup.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.ExtractRequest;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.schema.SampleShop;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Rows out of a backup, compared with what PostgreSQL itself would write. */
class ExtractIntegrationTests {

    private static final String ODD = """
            CREATE TABLE "Odd ""names" ("a,b" text, "c ""d" text, n int);
            INSERT INTO "Odd ""names" VALUES ('', NULL, 1), ('\\N', '\\.', 2), (E'two\\nlines', E'tab\\there', NULL),
              ('say "hi"', ',', 4), (E'\\r', E'\\b\\f\\v', 5), ('ünïcödé 🙂', ' ', 6);
            CREATE TABLE single (only_one text);
            INSERT INTO single VALUES ('\\.'), (''), (NULL), ('x');
            CREATE TABLE nothing ();
            INSERT INTO nothing DEFAULT VALUES;
            CREATE TABLE measured (day date, place text, value int) PARTITION BY RANGE (day);
            CREATE TABLE measured_1 (value int, place text, day date);
            ALTER TABLE measured ATTACH PARTITION measured_1 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
            CREATE TABLE measured_2 PARTITION OF measured DEFAULT PARTITION BY LIST (place);
            CREATE TABLE measured_2_a PARTITION OF measured_2 FOR VALUES IN ('a');
            CREATE TABLE measured_2_b PARTITION OF measured_2 DEFAULT;
            INSERT INTO measured VALUES ('2026-01-05', 'x', 1), ('2026-02-05', 'a', 2), ('2026-03-05', 'b', 3);
            """;

    @TempDir
    private Path store;

    private RescueBench bench;

    @BeforeEach
    void makeDatabase() {
        bench = new RescueBench(PostgresServer.newest(), store);
    }

    @AfterEach
    void dropDatabase() {
        bench.close();
    }

    @Test
    void writesEveryTableAsCopyWritesIt() throws Exception {
        SampleShop.create(bench.server().dataSource(bench.database(), bench.role()), 50);
        bench.run(ODD);
        var backup = bench.backups().backupService().create(BackupRequest.everything());

        for (TableEntry table : backup.manifest().contents().tables()) {
            var all = ExtractRequest.of(backup.name(), table.name().toString());
            String columns = table.columns().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
            String rows = "COPY (SELECT " + columns + " FROM ONLY " + table.name() + ") TO STDOUT";

            assertThat(bench.extract(all))
                    .as("CSV of %s", table.name())
                    .isEqualTo(copy(rows + " (FORMAT csv, HEADER)"));
            assertThat(bench.extract(all.as(ExtractFormat.COPY)))
                    .as("text of %s", table.name())
                    .isEqualTo(copy(rows));
        }
    }

    @Test
    void takesAllPartitionsOfAPartitionedTable() {
        bench.run(ODD);
        String backup = bench.backUp();

        assertThat(bench.extract(ExtractRequest.of(backup, "measured")).lines())
                .containsExactlyInAnyOrder("value,place,day", "1,x,2026-01-05", "2,a,2026-02-05", "3,b,2026-03-05");
        assertThat(bench.extract(ExtractRequest.of(backup, "measured_2")).lines())
                .containsExactlyInAnyOrder("day,place,value", "2026-02-05,a,2", "2026-03-05,b,3");
        assertThat(bench.extract(ExtractRequest.of(backup, "measured_2_a")).lines())
                .containsExactly("day,place,value", "2026-02-05,a,2");
        assertThat(bench.extract(ExtractRequest.of(backup, "meas*")).lines()).hasSize(4);
    }

    @Test
    void saysWhichTablesThereAreIfNotExactlyOneFits() {
        bench.run(ODD);
        String backup = bench.backUp();

        assertThatThrownBy(() -> bench.extract(ExtractRequest.of(backup, "no_such")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no_such")
                .hasMessageContaining("public.measured")
                .hasMessageContaining("\"Odd \"\"names\"");
        assertThatThrownBy(() -> bench.extract(ExtractRequest.of(backup, "*n*")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("public.nothing")
                .hasMessageContaining("public.single");
        assertThatThrownBy(() -> bench.extract(ExtractRequest.of(backup, "a.b.c")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("dots");
    }

    @Test
    void letsPostgresqlJudgeAConditionAndLeavesNothingThere() {
        bench.run("""
                CREATE SCHEMA app;
                CREATE TYPE app.mood AS ENUM ('fine', 'bad');
                CREATE DOMAIN app.percent AS numeric(5, 2) CHECK (VALUE BETWEEN 0 AND 100);
                CREATE TABLE app.person (id int GENERATED ALWAYS AS IDENTITY, name text, mood app.mood, share app.percent,
                  born timestamptz, gone text, double_share numeric GENERATED ALWAYS AS (share * 2) STORED);
                INSERT INTO app.person (name, mood, share, born)
                SELECT 'p' || i, CASE i % 2 WHEN 0 THEN 'fine' ELSE 'bad' END::app.mood, i / 100.0, '2000-01-01Z'
                  FROM generate_series(1, 5000) i;
                """);
        String backup = bench.backUp();
        bench.run("ALTER TABLE app.person DROP COLUMN gone; DELETE FROM app.person");
        String condition = "mood = 'fine' AND share > 49.9 AND born < '2000-01-01 00:00:01' -- and so on";

        for (String url : new String[] {bench.url(), bench.emptyUrl()}) {
            var request = ExtractRequest.of(backup, "app.person").where(condition, url);

            assertThat(bench.extract(request).lines())
                    .containsExactly(
                            "id,name,mood,share,born,gone",
                            "4992,p4992,fine,49.92,2000-01-01 00:00:00+00,",
                            "4994,p4994,fine,49.94,2000-01-01 00:00:00+00,",
                            "4996,p4996,fine,49.96,2000-01-01 00:00:00+00,",
                            "4998,p4998,fine,49.98,2000-01-01 00:00:00+00,",
                            "5000,p5000,fine,50.00,2000-01-01 00:00:00+00,");
        }
        assertThat(bench.extract(ExtractRequest.of(backup, "app.person").where("false", bench.emptyUrl())))
                .isEqualTo("id,name,mood,share,born,gone\n");
        assertThat(bench.ask("SELECT count(*) FROM app.person")).isEqualTo("0");
        assertThatThrownBy(() ->
                        bench.extract(ExtractRequest.of(backup, "app.person").where("nope = 1", bench.url())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nope");
    }

    private String copy(String statement) throws Exception {
        var target = new ByteArrayOutputStream();
        try (var connection =
                bench.server().dataSource(bench.database(), bench.role()).getConnection()) {
            try (var settings = connection.createStatement()) {
                settings.execute("SET TimeZone = 'UTC'");
            }
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement, target);
        }
        return target.toString(StandardCharsets.UTF_8);
    }
}
