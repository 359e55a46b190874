package io.restorable.backup.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.DiffRequest;
import io.restorable.backup.RescueRequest;
import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.schema.SampleShop;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a live database has lost, changed and gained. */
class DiffIntegrationTests {

    private static final String KINDS = """
            CREATE EXTENSION citext;
            CREATE TYPE mood AS ENUM ('fine', 'bad');
            CREATE DOMAIN percent AS numeric(5, 2) CHECK (VALUE BETWEEN 0 AND 100);
            CREATE COLLATION caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            CREATE TABLE kinds (name citext PRIMARY KEY, mood mood, share percent, tags text[], facts jsonb, plain json,
              spot point, period tstzrange, ratio float8, raw bytea, pair percent[], flags bit(3), letter "char");
            INSERT INTO kinds SELECT 'Name ' || i, 'fine', i / 100.0, ARRAY['a', NULL, 'b,c'], '{"a": 1}', '{"a":  1}',
              point(i, i), tstzrange('2026-01-01Z', NULL), 'NaN', '\\x00ff', ARRAY[1, NULL], B'101', 'x'
              FROM generate_series(1, 2000) i;
            INSERT INTO kinds (name) VALUES ('all null');
            CREATE TABLE words (word text COLLATE caseless PRIMARY KEY, number int);
            INSERT INTO words VALUES ('Straße', 1), ('Über', 2), ('plain', 3);
            CREATE TABLE "Odd ""one" (a int, "b c" varchar(20), d text, UNIQUE ("b c", a));
            ALTER TABLE "Odd ""one" ALTER a SET NOT NULL, ALTER "b c" SET NOT NULL;
            INSERT INTO "Odd ""one" SELECT i, 'x' || i % 3, '' FROM generate_series(1, 300) i;
            """;

    @TempDir
    private Path store;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void matchesRowsByTheirKeysAsTheIndexDoes(int major) {
        try (var bench = new RescueBench(PostgresServer.of(major), store)) {
            bench.run(KINDS);
            String backup = bench.backUp();
            assertThat(bench.diff(backup).isSame()).isTrue();
            bench.run("""
                    UPDATE kinds SET name = 'NAME 1', mood = 'bad' WHERE name = 'name 1';
                    UPDATE kinds SET ratio = 0, spot = NULL, plain = '{"a": 1}' WHERE name = 'name 2';
                    DELETE FROM kinds WHERE name IN ('name 3', 'all null');
                    INSERT INTO kinds (name) VALUES ('added');
                    UPDATE words SET word = 'PLAIN' WHERE number = 3;
                    UPDATE "Odd ""one" SET d = NULL WHERE a <= 10;
                    DELETE FROM "Odd ""one" WHERE a = 300;
                    """);

            DiffReport report = bench.diff(backup);

            assertThat(report.isSame()).isFalse();
            TableDiff kinds = table(report, "kinds");
            assertThat(List.of(
                            kinds.rows().missing(),
                            kinds.rows().changed(),
                            kinds.rows().added()))
                    .containsExactly(2L, 2L, 1L);
            assertThat(kinds.rows().missingExamples()).containsExactly("name = all null", "name = Name 3");
            assertThat(kinds.rows().addedExamples()).containsExactly("name = added");
            assertThat(kinds.rows().changedColumns()).containsOnlyKeys("mood", "plain", "spot", "ratio");
            assertThat(table(report, "words").rows().changed()).isEqualTo(1);
            TableDiff odd = table(report, "Odd \"one");
            assertThat(odd.key()).containsExactly("b c", "a");
            assertThat(odd.rows().changed()).isEqualTo(10);
            assertThat(odd.rows().missingExamples()).containsExactly("\"b c\" = x0, a = 300");

            rescueEverything(bench, backup, "*");
            assertThat(table(bench.diff(backup), "kinds").rows().missing()).isZero();
            bench.run("DELETE FROM kinds WHERE name = 'added'");
            assertThat(bench.diff(backup).isSame()).isTrue();
        }
    }

    @Test
    void comparesWhatBothSidesHave() {
        try (var bench = new RescueBench(PostgresServer.newest(), store)) {
            bench.run("""
                    CREATE TABLE wider (id int PRIMARY KEY, price numeric(8, 2), gone text, stays text);
                    INSERT INTO wider SELECT i, i, 'g', 's' FROM generate_series(1, 100) i;
                    CREATE TABLE narrower (id int PRIMARY KEY, kind text);
                    INSERT INTO narrower VALUES (1, 'a'), (2, 'not a number');
                    CREATE TABLE dropped (id int);
                    INSERT INTO dropped VALUES (1);
                    CREATE TABLE replaced (id int);
                    """);
            String backup = bench.backUp();
            bench.run("""
                    ALTER TABLE wider ALTER id TYPE bigint, ALTER price TYPE numeric(12, 4), DROP gone, ADD added int;
                    UPDATE wider SET stays = 't' WHERE id = 5;
                    ALTER TABLE narrower ALTER kind TYPE int USING 7;
                    DROP TABLE dropped;
                    DROP TABLE replaced;
                    CREATE VIEW replaced AS SELECT 1 AS id;
                    CREATE TABLE later (id int);
                    """);

            DiffReport report = bench.diff(backup);

            assertThat(table(report, "wider")).satisfies(wider -> {
                assertThat(wider.rows().changed()).isEqualTo(1);
                assertThat(wider.rows().missing()).isZero();
                assertThat(wider.notes())
                        .anyMatch(note -> note.contains("gone"))
                        .anyMatch(note -> note.contains("added"));
            });
            assertThat(table(report, "narrower")).satisfies(narrower -> {
                assertThat(narrower.state()).isEqualTo(TableDiff.State.INCOMPARABLE);
                assertThat(narrower.notes()).singleElement().asString().contains("invalid input syntax");
            });
            assertThat(table(report, "dropped").state()).isEqualTo(TableDiff.State.NO_TABLE);
            assertThat(table(report, "replaced").state()).isEqualTo(TableDiff.State.NO_TABLE);
            assertThat(report.unknown()).extracting(name -> name.name()).containsExactly("later");
            assertThat(bench.diff(backup, "wid*").tables()).hasSize(1);
            assertThatThrownBy(() -> bench.diff(backup, "no_such")).isInstanceOf(RefusedException.class);
            String stranger =
                    bench.server().jdbcUrl(bench.database(), bench.server().createRole("stranger", ""));
            assertThatThrownBy(() -> bench.backups().rescueService().diff(DiffRequest.of(backup, stranger)))
                    .isInstanceOf(MissingPrivilegeException.class)
                    .hasMessageContaining("GRANT SELECT ON TABLE public.wider");
        }
    }

    /** Whatever is deleted and changed in a shop, a rescue of everything gives the very fingerprints of the backup. */
    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void rescuesWhateverWasDeletedOrChanged(int major) throws SQLException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (var bench = new RescueBench(PostgresServer.of(major), store)) {
            SampleShop.create(bench.server().dataSource(bench.database(), bench.role()), 300);
            var backup = bench.backups().backupService().create(BackupRequest.everything());
            for (int round = 0; round < 2; round++) {
                var accident = new StringBuilder(
                        "SET session_replication_role = replica; SELECT setseed(" + random.nextDouble() + ");");
                backup.manifest()
                        .contents()
                        .tables()
                        .forEach(table -> accident.append("DELETE FROM ONLY " + table.name() + " WHERE random() < "
                                + random.nextDouble() * random.nextDouble() + ";"));
                accident.append("""
                        UPDATE shop.customer SET name = 'x', home = NULL WHERE random() < 0.3;
                        UPDATE shop.product SET net_price = 0, tags = '{}', manual = NULL WHERE random() < 0.3;
                        UPDATE shop."order" SET voucher_code = NULL, status = 'cart' WHERE random() < 0.3;
                        UPDATE shop.order_line SET pieces = 99 WHERE random() < 0.3;
                        UPDATE shop.payment SET method = 'voucher', paid_at = '2030-01-01Z' WHERE id % 13 = 1;
                        UPDATE shop.category SET parent_id = NULL WHERE random() < 0.5;
                        """);
                bench.server().execute(bench.database(), accident.toString());
                assertThat(bench.diff(backup.name()).isSame()).isFalse();

                bench.run("DELETE FROM shop.payment WHERE paid_at = '2030-01-01Z'");
                rescueEverything(bench, backup.name(), "shop.*", "audit.*");

                assertThat(bench.diff(backup.name()).tables())
                        .as("seed %d, round %d", seed, round)
                        .allMatch(table -> table.state() == TableDiff.State.SAME);
            }
        }
    }

    private static void rescueEverything(RescueBench bench, String backup, String... tables) {
        var request = RescueRequest.missingRows(backup, bench.url(), tables);
        RescueReport done = bench.backups()
                .rescueService()
                .rescue(request.with(request.options().withChanged(true)));
        assertThat(done.written()).isTrue();
    }

    private static TableDiff table(DiffReport report, String name) {
        return report.tables().stream()
                .filter(table -> table.table().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
