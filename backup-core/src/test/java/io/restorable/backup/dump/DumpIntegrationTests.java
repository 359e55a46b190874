package io.restorable.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.pg.Lsn;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpIntegrationTests {

    @TempDir
    Path folder;

    @EveryPostgres
    void storesRowsAsTheServerSendsThem(PostgresServer server) {
        String name = server.createDatabase("bytes");
        server.execute(name, """
                CREATE TABLE t (id int PRIMARY KEY, words text[], document jsonb, raw bytea, moment timestamptz,
                  span interval, ratio float8, amount numeric, doubled int GENERATED ALWAYS AS (id * 2) STORED, "odd ""name" text);
                INSERT INTO t VALUES (1, '{a,"b, c",NULL,"d\\"e"}', '{"k": [1, null]}', '\\x00ff5c6e', '2026-03-29 02:30+02',
                  '-1 mon 2 days -03:04:05.6', 0.1, 'NaN', DEFAULT, E'tab\\tnewline\\nbackslash\\\\ \\\\.'),
                  (2, NULL, NULL, NULL, 'infinity', NULL, '-infinity', 1e-30, DEFAULT, ''),
                  (3, '{}', '"ü€😀"', '', '0044-03-15 12:00 BC', '0', 1e300, 12345678901234567890.123, DEFAULT, '\\N');
                """);
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Manifest manifest = fixture.dump();
            var table = DumpFixture.entry(manifest, "public.t");

            byte[] sent = fixture.copy("t (id, words, document, raw, moment, span, ratio, amount, \"odd \"\"name\")"
                    .replace("t (", "public.t ("));
            assertThat(table.columns()).doesNotContain("doubled").contains("odd \"name");
            assertThat(fixture.plain(manifest, table.objects().get(0).object()))
                    .isEqualTo(
                            (new String(sent, StandardCharsets.UTF_8) + "\\.\n\n\n").getBytes(StandardCharsets.UTF_8));
            assertThat(table.fingerprint().rows()).isEqualTo(3);
            assertThat(table.plainBytes()).isEqualTo(sent.length);
        }
        server.dropDatabase(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "zstd:3", "gzip", "gzip:1", "none"})
    void compressesAsAsked(String compression) {
        PostgresServer server = PostgresServer.newest();
        String name = server.createDatabase("compression");
        server.execute(name, "CREATE TABLE t AS SELECT i, repeat('x', i % 50) FROM generate_series(1, 1000) i");
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Manifest manifest = fixture.dump(DumpFixture.OPTIONS.withCompression(Compression.parse(compression)));

            assertThat(fixture.rows(manifest, "public.t").getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(fixture.copy("public.t"));
            assertThat(manifest.head().facts().archive().compression()).isEqualTo(compression.replaceAll(":.*", ""));
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void fillsTheManifest(PostgresServer server) {
        String name = server.createDatabase("manifest");
        String owner = server.createRole("owner", "");
        String reader = server.createRole("reader", "");
        server.execute(name, """
                CREATE EXTENSION citext;
                CREATE SCHEMA app;
                CREATE TABLE app.t (id serial PRIMARY KEY, note citext);
                ALTER TABLE app.t OWNER TO %1$s;
                ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
                CREATE POLICY p ON app.t TO %2$s USING (true);
                INSERT INTO app.t (note) VALUES ('a'), ('b');
                CREATE SEQUENCE fresh START 42;
                SELECT lo_from_bytea(4711, '\\x00010203'), lo_from_bytea(4712, convert_to(repeat('x', 300000), 'UTF8'));
                """.formatted(owner, reader));
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            var events = new ArrayList<ProgressEvent>();
            Manifest manifest = fixture.dump(DumpFixture.OPTIONS, events::add);
            BackupContents contents = manifest.contents();

            assertThat(contents.extensions())
                    .extracting(BackupContents.Extension::name)
                    .containsExactly("citext");
            assertThat(contents.roles()).contains(owner, reader, "postgres").doesNotContain("pg_database_owner");
            assertThat(contents.sequences())
                    .contains(
                            new BackupContents.Sequence(new QualifiedName("app", "t_id_seq"), 2, true),
                            new BackupContents.Sequence(new QualifiedName("public", "fresh"), 42, false));
            assertThat(contents.largeObjects()).isEqualTo(new BackupContents.LargeObjects(2, 300_004));
            assertThat(contents.counts()).containsEntry("TABLE", 1L).containsEntry("POLICY", 1L);
            assertThat(manifest.head().facts().snapshotLsn()).isGreaterThan(new Lsn(0));
            assertThat(manifest.head().database().serverVersion().major()).isEqualTo(server.major());
            assertThat(manifest.head().totals().rows()).isEqualTo(2);
            assertThat(fixture.plain(manifest, "blob_4711.dat.zst")).containsExactly(0, 1, 2, 3);
            assertThat(fixture.plain(manifest, "blob_4712.dat.zst"))
                    .hasSize(300_000)
                    .containsOnly('x');
            assertThat(manifest.objects())
                    .allSatisfy(object ->
                            assertThat(object.plainBytes()).isEqualTo(fixture.plain(manifest, object.name()).length));
            assertThat(events.get(0)).isInstanceOf(ProgressEvent.Started.class);
            assertThat(events)
                    .filteredOn(ProgressEvent.PhaseStarted.class::isInstance)
                    .extracting(event -> ((ProgressEvent.PhaseStarted) event).phase())
                    .containsExactly(Phase.PREFLIGHT, Phase.CATALOG, Phase.DATA, Phase.FINISH);
            assertThat(events.get(events.size() - 1)).isInstanceOf(ProgressEvent.Completed.class);
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void listsMigrations(PostgresServer server) {
        String name = server.createDatabase("migrations");
        server.execute(name, """
                CREATE TABLE flyway_schema_history (installed_rank int, version varchar(50), description varchar(200),
                  type varchar(20), script varchar(1000), checksum int, installed_by varchar(100), installed_on timestamp,
                  execution_time int, success boolean);
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, success) VALUES
                  (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', 's', true), (1, '1', 'a', 'SQL', 'a', true),
                  (2, '2.10', 'b', 'SQL', 'b', true), (3, '2.9', 'c', 'SQL', 'c', true), (4, NULL, 'r', 'SQL', 'r', true),
                  (5, '3', 'd', 'SQL', 'd', true), (6, '3', 'd', 'UNDO_SQL', 'd', true), (7, '4', 'e', 'SQL', 'e', false);
                CREATE SCHEMA other;
                CREATE TABLE other.my_changes (id varchar(255), author varchar(255), filename varchar(255),
                  dateexecuted timestamp, orderexecuted int, exectype varchar(10), md5sum varchar(35));
                INSERT INTO other.my_changes VALUES ('b-2', 'x', 'f', '2026-01-02', 2, 'EXECUTED', 'm'),
                  ('a-1', 'x', 'f', '2026-01-01', 1, 'EXECUTED', 'm');
                CREATE TABLE _prisma_migrations (id varchar(36), checksum varchar(64), finished_at timestamptz,
                  migration_name varchar(255), logs text, rolled_back_at timestamptz, started_at timestamptz,
                  applied_steps_count int);
                INSERT INTO _prisma_migrations VALUES ('i', 'c', now(), '2026_init', NULL, NULL, now(), 1),
                  ('j', 'c', NULL, '2027_failed', NULL, NULL, now(), 0);
                """);
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            assertThat(fixture.dump().contents().migrations())
                    .containsExactlyInAnyOrder(
                            new BackupContents.MigrationHistory(
                                    "flyway", new QualifiedName("public", "flyway_schema_history"), 4, "2.10"),
                            new BackupContents.MigrationHistory(
                                    "liquibase", new QualifiedName("other", "my_changes"), 2, "b-2"),
                            new BackupContents.MigrationHistory(
                                    "prisma", new QualifiedName("public", "_prisma_migrations"), 1, "2026_init"));
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void backsUpAnEmptyDatabase(PostgresServer server) throws IOException {
        String name = server.createDatabase("empty");
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Manifest manifest = fixture.dump();

            assertThat(manifest.contents().tables()).isEmpty();
            // before 15 the public schema belongs to whoever made the cluster, which pg_dump records
            assertThat(entries(fixture, manifest))
                    .extracting(TocEntry::kind)
                    .filteredOn(kind ->
                            server.major() > 14 || !List.of("SCHEMA", "ACL").contains(kind))
                    .containsExactly("ENCODING", "STDSTRINGS", "SEARCHPATH", "DATABASE");
            assertThat(fixture.listed()).hasSize(1);
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void readsEachTableItself(PostgresServer server) throws SQLException {
        String name = server.createDatabase("each");
        server.execute(name, """
                CREATE TABLE parent (i int);
                CREATE TABLE child () INHERITS (parent);
                INSERT INTO parent VALUES (1);
                INSERT INTO child VALUES (2), (3);
                CREATE TABLE cut (i int) PARTITION BY RANGE (i);
                CREATE TABLE low PARTITION OF cut FOR VALUES FROM (0) TO (10);
                CREATE TABLE high PARTITION OF cut FOR VALUES FROM (10) TO (20);
                INSERT INTO cut SELECT i FROM generate_series(0, 19) i;
                CREATE UNLOGGED TABLE scratch AS SELECT 1 AS i;
                CREATE TABLE nothing ();
                INSERT INTO nothing DEFAULT VALUES;
                CREATE MATERIALIZED VIEW seen AS SELECT * FROM parent;
                CREATE EXTENSION postgres_fdw;
                CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'no-such-host.invalid');
                CREATE FOREIGN TABLE distant (i int) SERVER elsewhere;
                """);
        try (var fixture = new DumpFixture(server, name, "postgres", folder);
                var other = server.dataSource(name).getConnection();
                var statement = other.createStatement()) {
            statement.execute("CREATE TEMP TABLE passing AS SELECT 1 AS i; CREATE TEMP SEQUENCE passing_s");
            // so small that each page is a part of its own
            Manifest manifest = fixture.dump(DumpFixture.OPTIONS.withSplitBytes(1));

            assertThat(manifest.contents().tables())
                    .extracting(table ->
                            table.name().name() + " " + table.fingerprint().rows())
                    .containsExactly("child 2", "high 10", "low 10", "nothing 1", "parent 1", "scratch 1");
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void copesWithOddNames(PostgresServer server) {
        String name = server.createDatabase("o'd \"d\" ü%/");
        String longest = "x".repeat(63);
        server.execute(name, """
                CREATE SCHEMA "S ""q""\";
                CREATE TABLE "S ""q""\"."select" ("from" int, "Ü ber" text, "a,b""c" text, "%1$s" text, "back\\slash" text);
                INSERT INTO "S ""q""\"."select" VALUES (1, 'a', 'b', 'c', 'd');
                CREATE SEQUENCE "S ""q""\"."%1$s";
                """.formatted(longest));
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Manifest manifest = fixture.dump(DumpFixture.OPTIONS.withSplitBytes(1));

            assertThat(manifest.head().database().name()).isEqualTo(name);
            assertThat(fixture.rows(manifest, "\"S \"\"q\"\"\".\"select\"")).isEqualTo("1\ta\tb\tc\td\n");
            assertThat(manifest.contents().sequences())
                    .extracting(BackupContents.Sequence::name)
                    .containsExactly(new QualifiedName("S \"q\"", longest));
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void takesPartsOnly(PostgresServer server) throws IOException {
        String name = server.createDatabase("parts");
        server.execute(name, "CREATE TABLE t AS SELECT 1 AS i; CREATE SEQUENCE s");
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Manifest schema = fixture.dump(DumpFixture.OPTIONS.withScope(scope(DumpScope.Parts.SCHEMA_ONLY)));
            Manifest data = fixture.dump(DumpFixture.OPTIONS.withScope(scope(DumpScope.Parts.DATA_ONLY)));

            assertThat(schema.contents().tables()).isEmpty();
            assertThat(entries(fixture, schema))
                    .extracting(TocEntry::kind)
                    .contains("TABLE")
                    .doesNotContain("TABLE DATA");
            assertThat(data.contents().tables()).hasSize(1);
            assertThat(entries(fixture, data))
                    .extracting(TocEntry::kind)
                    .contains("TABLE DATA", "SEQUENCE SET")
                    .doesNotContain("TABLE");
        }
        server.dropDatabase(name);
    }

    @Test
    void passesAValueOfTwoHundredMegabytes() {
        PostgresServer server = PostgresServer.newest();
        String name = server.createDatabase("large");
        server.execute(name, "CREATE TABLE t (v text); ALTER TABLE t ALTER v SET STORAGE EXTERNAL");
        server.execute(name, "INSERT INTO t VALUES (repeat('0123456789', 20971520)), ('small')");
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Manifest manifest = fixture.dump();

            assertThat(DumpFixture.entry(manifest, "public.t").plainBytes()).isEqualTo(209_715_200L + 1 + 6);
        }
        server.dropDatabase(name);
    }

    @Test
    void backsUpFiveThousandTables() {
        PostgresServer server = PostgresServer.newest();
        String name = server.createDatabase("many");
        for (int group = 0; group < 10; group++) {
            server.execute(name, """
                    DO $$ BEGIN FOR i IN 1..500 LOOP
                      EXECUTE format('CREATE TABLE t_%1$s_%%s (id int PRIMARY KEY)', i);
                    END LOOP; END $$
                    """.formatted(group));
        }
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Manifest manifest = fixture.dump();

            assertThat(manifest.contents().tables()).hasSize(5_000);
            assertThat(manifest.head().duration()).isLessThan(Duration.ofMinutes(5));
        }
        server.dropDatabase(name);
    }

    private static DumpScope scope(DumpScope.Parts parts) {
        return new DumpScope(parts, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static List<TocEntry> entries(DumpFixture fixture, Manifest manifest) throws IOException {
        byte[] bytes = fixture.plain(manifest, "toc.dat");
        TableOfContents contents = DataFileReader.readTableOfContents(name -> new ByteArrayInputStream(bytes));
        return contents.entries();
    }
}
