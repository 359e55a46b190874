package io.restorable.backup.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.Backups;
import io.restorable.backup.RescueRequest;
import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accidents, and what comes back; all by a role that is no superuser. */
class RescueIntegrationTests {

    private static final String SALES = """
            CREATE TABLE customer (id int PRIMARY KEY, email text UNIQUE, name text);
            CREATE TABLE purchase (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              customer int NOT NULL REFERENCES customer ON DELETE CASCADE, total numeric NOT NULL,
              twice numeric GENERATED ALWAYS AS (total * 2) STORED, note text);
            CREATE TABLE item (purchase bigint REFERENCES purchase ON DELETE CASCADE, line int, what text,
              PRIMARY KEY (purchase, line));
            CREATE TABLE seen (what text);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN INSERT INTO seen VALUES (TG_TABLE_NAME); NEW.note := 'touched'; RETURN NEW; END $$;
            INSERT INTO customer SELECT i, 'c' || i || '@example.org', 'Customer ' || i FROM generate_series(1, 100) i;
            INSERT INTO purchase (customer, total, note) SELECT 1 + i % 100, i, 'n' || i FROM generate_series(1, 1000) i;
            INSERT INTO item SELECT i, l, 'thing ' || l FROM generate_series(1, 1000) i, generate_series(1, 3) l;
            CREATE TRIGGER note BEFORE INSERT OR UPDATE ON purchase FOR EACH ROW EXECUTE FUNCTION note();
            ALTER TABLE purchase ENABLE ALWAYS TRIGGER note;
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
    void bringsACustomerBackWithAllThatWasDeletedWithIt() {
        bench.run(SALES);
        String backup = bench.backUp();
        bench.run("DELETE FROM customer WHERE id IN (7, 8, 9); ALTER SEQUENCE purchase_id_seq RESTART WITH 500");

        RescueReport plan = bench.backups()
                .rescueService()
                .plan(request(backup, options -> options.withWhere("id = 7").withChildren(true), "customer"));

        assertThat(plan.written()).isFalse();
        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.tables())
                .extracting(table -> table.table().name(), TableRescue::asked, TableRescue::inserted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("customer", true, 1L),
                        org.assertj.core.groups.Tuple.tuple("purchase", false, 10L),
                        org.assertj.core.groups.Tuple.tuple("item", false, 30L));
        assertThat(plan.tables().get(0).insertedExamples()).containsExactly("id = 7");
        assertThat(plan.sequences()).containsExactly("public.purchase_id_seq to 906");
        assertThat(plan.silencedTriggers()).containsExactly("note on public.purchase");
        assertThat(bench.ask("SELECT count(*) FROM customer")).isEqualTo("97");

        RescueReport done = bench.backups()
                .rescueService()
                .rescue(request(backup, options -> options.withWhere("id = 7").withChildren(true), "customer"));

        assertThat(done.written()).isTrue();
        assertThat(done.inserted()).isEqualTo(41);
        assertThat(bench.ask("SELECT string_agg(id::text, ',') FROM customer WHERE id IN (7, 8, 9)"))
                .isEqualTo("7");
        assertThat(bench.ask("SELECT sum(twice) || ' ' || count(*) FILTER (WHERE note ~ '^n') FROM purchase"
                        + " WHERE customer = 7"))
                .isEqualTo("9120 10");
        assertThat(bench.ask("SELECT nextval('purchase_id_seq')")).isEqualTo("907");
        assertThat(bench.ask("SELECT count(*) FROM seen")).isEqualTo("0");
        assertThat(bench.ask("SELECT tgenabled FROM pg_trigger WHERE tgname = 'note'"))
                .isEqualTo("A");
    }

    @Test
    void overwritesChangedRowsOnlyIfAsked() {
        bench.run(SALES);
        String backup = bench.backUp();
        bench.run("UPDATE customer SET name = NULL; DELETE FROM customer WHERE id = 100;"
                + " INSERT INTO customer VALUES (101, 'new', 'new')");

        RescueReport missing = bench.backups().rescueService().rescue(request(backup, options -> options, "customer"));
        assertThat(missing.inserted()).isEqualTo(1);
        assertThat(missing.tables().get(0).differences().changed()).isEqualTo(99);
        assertThat(bench.ask("SELECT count(name) FROM customer")).isEqualTo("2");

        RescueReport changed = bench.backups()
                .rescueService()
                .rescue(request(backup, options -> options.withChanged(true), "customer"));
        assertThat(changed.overwritten()).isEqualTo(99);
        assertThat(bench.ask("SELECT count(name) FROM customer")).isEqualTo("101");
        RescueReport nothing = bench.backups().rescueService().rescue(request(backup, options -> options, "customer"));
        assertThat(nothing.inserted() + nothing.overwritten()).isZero();
    }

    @Test
    void namesMissingParentsAndBringsThemIfAsked() {
        bench.run(SALES);
        String backup = bench.backUp();
        bench.run("DELETE FROM customer WHERE id = 5");

        RescueReport plan = bench.backups().rescueService().plan(request(backup, options -> options, "item"));
        assertThat(plan.obstacles()).singleElement().asString().contains("30 rows of public.item", "public.purchase");
        assertThatThrownBy(() -> bench.backups().rescueService().rescue(request(backup, options -> options, "item")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("item_purchase_fkey")
                .hasMessageContaining("--with-parents");

        RescueReport done = bench.backups()
                .rescueService()
                .rescue(request(backup, options -> options.withWhere("line = 2").withParents(true), "item"));
        assertThat(done.tables())
                .extracting(table -> table.table().name() + " " + table.inserted())
                .containsExactly("customer 1", "purchase 10", "item 10");
    }

    @Test
    void namesValuesThatOtherRowsHaveNow() {
        bench.run(SALES);
        String backup = bench.backUp();
        bench.run("DELETE FROM customer WHERE id IN (5, 6); UPDATE customer SET email = 'c5@example.org' WHERE id = 4");

        assertThatThrownBy(
                        () -> bench.backups().rescueService().rescue(request(backup, options -> options, "customer")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("customer_email_key")
                .hasMessageContaining("1 row of public.customer")
                .hasMessageContaining("id = 5");
        assertThat(bench.ask("SELECT count(*) FROM customer")).isEqualTo("98");

        bench.backups().rescueService().rescue(request(backup, options -> options.withChanged(true), "customer"));
        assertThat(bench.diff(backup, "customer").isSame()).isTrue();
    }

    @Test
    void undoesEverythingIfAConstraintOrATriggerStandsAgainstIt() {
        bench.run(SALES);
        String backup = bench.backUp();
        bench.run("DELETE FROM customer WHERE id = 5;"
                + " ALTER TABLE item ADD CONSTRAINT no_thing_3 CHECK (what <> 'thing 3') NOT VALID");
        UnaryOperator<RescueOptions> all = options -> options.withChildren(true);

        assertThatThrownBy(() -> bench.backups().rescueService().rescue(request(backup, all, "customer")))
                .isInstanceOf(RescueFailedException.class)
                .hasMessageContaining("no_thing_3")
                .hasMessageContaining("Nothing was written");
        bench.run("ALTER TABLE item DROP CONSTRAINT no_thing_3");
        assertThatThrownBy(() -> bench.backups()
                        .rescueService()
                        .rescue(request(
                                backup, options -> options.withChildren(true).withFireTriggers(true), "customer")))
                .isInstanceOf(RescueFailedException.class)
                .hasMessageContaining("public.purchase")
                .hasMessageContaining("--fire-triggers");

        assertThat(bench.ask("SELECT count(*) FROM customer")).isEqualTo("99");
        assertThat(bench.ask("SELECT count(*) FROM seen")).isEqualTo("0");
        assertThat(bench.ask("SELECT tgenabled FROM pg_trigger WHERE tgname = 'note'"))
                .isEqualTo("A");
    }

    @Test
    void writesTablesThatReferToOneAnotherInACircle() {
        bench.run("""
                CREATE TABLE team (id int PRIMARY KEY, lead int NOT NULL, above int REFERENCES team);
                CREATE TABLE member (id int PRIMARY KEY, team int NOT NULL REFERENCES team, mentor int,
                  FOREIGN KEY (mentor) REFERENCES member DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO team SELECT i, i, nullif(i / 2, 0) FROM generate_series(1, 50) i;
                INSERT INTO member SELECT i, 1 + i % 50, 1 + (i + 7) % 200 FROM generate_series(1, 200) i;
                ALTER TABLE team ADD FOREIGN KEY (lead) REFERENCES member;
                """);
        String backup = bench.backUp();
        bench.run(
                "ALTER TABLE team DROP CONSTRAINT team_lead_fkey; ALTER TABLE member DROP CONSTRAINT member_team_fkey;"
                        + " TRUNCATE member, team");
        bench.run("ALTER TABLE team ADD CONSTRAINT team_lead_fkey FOREIGN KEY (lead) REFERENCES member;"
                + " ALTER TABLE member ADD CONSTRAINT member_team_fkey FOREIGN KEY (team) REFERENCES team");

        RescueReport done = bench.backups()
                .rescueService()
                .rescue(request(backup, options -> options.withWhere("id = 40").withParents(true), "team"));
        assertThat(done.tables().stream().filter(TableRescue::asked)).hasSize(1);
        assertThat(bench.ask("SELECT count(*) FROM team WHERE id = 40")).isEqualTo("1");
        bench.backups().rescueService().rescue(request(backup, options -> options, "team", "member"));

        assertThat(bench.diff(backup).isSame()).isTrue();
    }

    @Test
    void leavesTheDatabaseToTheApplicationThatChangesItMeanwhile() {
        bench.run(SALES);
        String backup = bench.backUp();
        bench.run("UPDATE customer SET name = 'wrong' WHERE id < 10");
        ProgressListener application = event -> {
            if (event instanceof ProgressEvent.PhaseStarted started && started.phase() == Phase.DATA) {
                bench.run("UPDATE customer SET name = 'newer' WHERE id = 9");
            }
        };

        try (var backups =
                Backups.builder().store(store.toString()).listener(application).build()) {
            assertThatThrownBy(() -> backups.rescueService()
                            .rescue(request(backup, options -> options.withChanged(true), "customer")))
                    .isInstanceOf(RescueFailedException.class)
                    .hasMessageContaining("concurrent update")
                    .hasMessageContaining("try again");
        }
        assertThat(bench.ask("SELECT string_agg(DISTINCT name, ',' ORDER BY name) FROM customer WHERE id < 10"))
                .isEqualTo("newer,wrong");
    }

    @Test
    void countsEqualRowsWithoutAKey() {
        bench.run("CREATE TABLE event (at int, what text);"
                + " INSERT INTO event SELECT i % 10, 'x' FROM generate_series(1, 1000) i;"
                + " INSERT INTO event VALUES (NULL, NULL), (NULL, NULL), (1, '')");
        String backup = bench.backUp();
        bench.run("DELETE FROM event WHERE ctid IN (SELECT ctid FROM event WHERE at = 3 LIMIT 40);"
                + " DELETE FROM event WHERE ctid IN (SELECT ctid FROM event WHERE at IS NULL LIMIT 1)");

        TableDiff diff = bench.diff(backup).tables().get(0);
        assertThat(diff.rows().missing()).isEqualTo(41);
        assertThat(diff.rows().added()).isZero();
        RescueReport done = bench.backups().rescueService().rescue(request(backup, options -> options, "event"));

        assertThat(done.inserted()).isEqualTo(41);
        assertThat(bench.diff(backup).isSame()).isTrue();
    }

    @Test
    void takesPartitionedTablesAsOneHoweverTheyAreCutNow() {
        bench.run("""
                CREATE TABLE "Log" (id int, day date NOT NULL, "What ""it"" was" text, PRIMARY KEY (id, day))
                  PARTITION BY RANGE (day);
                CREATE TABLE log_1 PARTITION OF "Log" FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
                CREATE TABLE log_2 (day date NOT NULL, id int NOT NULL, "What ""it"" was" text);
                ALTER TABLE "Log" ATTACH PARTITION log_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
                INSERT INTO "Log" SELECT i, date '2026-01-01' + i % 59, 'e' || i FROM generate_series(1, 2000) i;
                """);
        String backup = bench.backUp();
        bench.run("""
                ALTER TABLE "Log" DETACH PARTITION log_1;
                DROP TABLE log_1;
                CREATE TABLE log_1a PARTITION OF "Log" FOR VALUES FROM ('2026-01-01') TO ('2026-01-10');
                CREATE TABLE log_1b PARTITION OF "Log" DEFAULT;
                UPDATE "Log" SET "What ""it"" was" = NULL WHERE id % 7 = 0;
                """);

        DiffReport diff = bench.diff(backup);
        assertThat(diff.tables()).singleElement().satisfies(table -> {
            assertThat(table.table()).hasToString("public.\"Log\"");
            assertThat(table.key()).containsExactly("id", "day");
            assertThat(table.rows().changedColumns()).containsOnlyKeys("What \"it\" was");
        });
        bench.backups().rescueService().rescue(request(backup, options -> options.withChanged(true), "\"Log\""));

        assertThat(bench.diff(backup).isSame()).isTrue();
        assertThat(bench.ask("SELECT count(*) > 0 FROM log_1a")).isEqualTo("t");
    }

    @Test
    void namesMissingRightsBeforeAnythingIsRead() {
        bench.run(SALES);
        String backup = bench.backUp();
        bench.run("DELETE FROM customer WHERE id = 5");
        String other = bench.server().createRole("other", "");
        String url = bench.server().jdbcUrl(bench.database(), other);
        var request = RescueRequest.missingRows(backup, url, "customer");

        assertThatThrownBy(() -> bench.backups().rescueService().plan(request))
                .isInstanceOf(MissingPrivilegeException.class)
                .hasMessageContaining("GRANT SELECT ON TABLE public.customer");
        bench.run("GRANT SELECT ON customer TO " + other);
        assertThatThrownBy(() -> bench.backups().rescueService().plan(request))
                .isInstanceOf(MissingPrivilegeException.class)
                .hasMessageContaining("GRANT INSERT ON TABLE public.customer");
        bench.run("GRANT INSERT ON customer TO " + other + "; ALTER TABLE customer ENABLE ROW LEVEL SECURITY");
        assertThatThrownBy(() -> bench.backups().rescueService().plan(request))
                .isInstanceOf(MissingPrivilegeException.class)
                .hasMessageContaining("BYPASSRLS");
        bench.run("ALTER TABLE customer DISABLE ROW LEVEL SECURITY; CREATE TRIGGER t AFTER INSERT ON customer"
                + " FOR EACH ROW EXECUTE FUNCTION note()");
        assertThat(bench.backups().rescueService().plan(request).obstacles())
                .singleElement()
                .asString()
                .contains("Only the owner of public.customer", "--fire-triggers");
        bench.run("DROP TRIGGER t ON customer; REVOKE TEMPORARY ON DATABASE \"" + bench.database() + "\" FROM PUBLIC");
        assertThatThrownBy(() -> bench.backups().rescueService().plan(request))
                .isInstanceOf(MissingPrivilegeException.class)
                .hasMessageContaining("GRANT TEMPORARY");
    }

    @Test
    void saysWhatCannotBeBroughtBack() {
        bench.run(SALES + "CREATE TABLE gone (i int); INSERT INTO gone VALUES (1)");
        String backup = bench.backUp();
        bench.run(
                "DROP TABLE gone; DELETE FROM customer WHERE id = 5; ALTER TABLE customer ADD COLUMN tier int NOT NULL"
                        + " DEFAULT 1; ALTER TABLE customer ALTER COLUMN tier DROP DEFAULT");

        assertThatThrownBy(() -> bench.backups().rescueService().plan(request(backup, options -> options, "gone")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("public.gone");
        assertThat(bench.backups()
                        .rescueService()
                        .plan(request(backup, options -> options, "customer"))
                        .obstacles())
                .singleElement()
                .asString()
                .contains("tier");
        assertThatThrownBy(() -> bench.backups()
                        .rescueService()
                        .plan(request(backup, options -> options.withWhere("no_such > 1"), "customer")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no_such");
        assertThatThrownBy(() -> RescueOptions.missingRowsOf(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private RescueRequest request(String backup, UnaryOperator<RescueOptions> change, String... tables) {
        var request = RescueRequest.missingRows(backup, bench.url(), tables);
        return request.with(change.apply(request.options()));
    }
}
