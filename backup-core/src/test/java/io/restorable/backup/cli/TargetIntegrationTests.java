package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.TocReader;
import io.restorable.backup.archive.directory.TocWriter;
import io.restorable.backup.cli.Tool.Answer;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that lack something the backup needs: a right, a role, an extension, a tablespace, a newer server. */
class TargetIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path store;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    private Tool tool() {
        return new Tool(store);
    }

    private String backedUp(String sql) {
        String database = databases.create(SERVER, "needs");
        SERVER.execute(database, sql);
        tool().create(SERVER, database);
        return database;
    }

    private static boolean exists(String database) {
        return "1"
                .equals(SERVER.query(
                        "postgres", "SELECT count(*) FROM pg_database WHERE starts_with(datname, '" + database + "')"));
    }

    @Test
    void namesTheRightToMakeDatabases() {
        String source = backedUp("CREATE TABLE orders (id int)");
        String free = databases.name(SERVER, "no_createdb");
        String role = SERVER.createRole("plain", "");

        Answer answer = tool().restoreToNew(source, SERVER.jdbcUrl(free, role));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(answer.err()).contains(role).contains("CREATEDB");
        assertThat(exists(free)).isFalse();
    }

    @Test
    void namesTheRightsToMakeSchemasAndTables() {
        String source = backedUp("CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); CREATE TABLE public.notes ()");
        String target = databases.create(SERVER, "no_create");
        String role = SERVER.createRole("plain", "");
        SERVER.execute(target, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");

        Answer toNew = tool().restoreToNew(source, SERVER.jdbcUrl(target, role));
        Answer inPlace = tool().restoreInPlace(source, SERVER.jdbcUrl(target, role));

        for (Answer answer : new Answer[] {toNew, inPlace}) {
            assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(answer.err())
                    .contains("GRANT CREATE ON DATABASE " + target + " TO " + role)
                    .contains("GRANT CREATE ON SCHEMA public TO " + role);
        }
    }

    @Test
    void restoresAsAnOrdinaryRoleThatWasGivenTheseRights() {
        String source = backedUp("CREATE SCHEMA shop; CREATE TABLE shop.orders AS SELECT 1 AS id;"
                + " COMMENT ON SCHEMA public IS 'ours'; GRANT SELECT ON shop.orders TO PUBLIC");
        String target = databases.create(SERVER, "granted");
        String role = SERVER.createRole("granted", "");
        SERVER.execute(
                target,
                "GRANT CREATE ON DATABASE " + target + " TO " + role + "; GRANT CREATE ON SCHEMA public TO " + role);

        Answer answer = tool().restoreToNew(source, SERVER.jdbcUrl(target, role));

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("RESTORED").contains("may not hand objects to role postgres");
        assertThat(SERVER.query(target, "SELECT tableowner FROM pg_tables WHERE tablename = 'orders'"))
                .isEqualTo(role);
    }

    @Test
    void namesWhatTheRoleMayNotRemove() {
        String source = backedUp("CREATE TABLE orders (id int)");
        String role = SERVER.createRole("half_owner", "");
        SERVER.execute(
                source,
                "GRANT CREATE ON DATABASE " + source + " TO " + role + "; GRANT CREATE ON SCHEMA public TO " + role
                        + "; GRANT SELECT ON orders TO " + role + "; INSERT INTO orders VALUES (7)");

        Answer answer = tool().restoreInPlace(source, SERVER.jdbcUrl(source, role));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(answer.err()).contains("table public.orders").contains("owner of everything");
        assertThat(SERVER.query(source, "SELECT id FROM orders")).isEqualTo("7");
    }

    @Test
    void reportsRolesThatAreMissing() {
        String owner = SERVER.createRole("owner_then", "");
        String reader = SERVER.createRole("reader_then", "");
        String source = backedUp("CREATE TABLE orders (id int); ALTER TABLE orders OWNER TO " + owner
                + "; GRANT SELECT ON orders TO " + reader + ", PUBLIC");
        SERVER.execute(source, "DROP OWNED BY " + owner + ", " + reader + "; DROP ROLE " + owner + ", " + reader);
        String copy = databases.name(SERVER, "no_roles");

        Answer answer = tool().restoreToNew(source, SERVER.jdbcUrl(copy));

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("Role " + owner + " does not exist").contains("TO " + reader);
        assertThat(SERVER.query(copy, "SELECT has_table_privilege('public', 'orders', 'SELECT')"))
                .isEqualTo("t");
    }

    @Test
    void namesTheExtensionThatTheServerDoesNotOffer() throws IOException {
        String source = backedUp("CREATE EXTENSION citext; CREATE TABLE words (word citext)");
        Path archive = tool().newestFolder(source);
        rewrite(
                archive.resolve("toc.dat"),
                entry -> entry.kind().equals("EXTENSION") ? withTag(entry, "no_such_extension") : entry);
        String copy = databases.name(SERVER, "no_extension");

        Answer answer = Tool.run("restore", archive.toString() + "/", "--to", "new", "--url", SERVER.jdbcUrl(copy));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(answer.err()).contains("extension no_such_extension").contains("package");
        assertThat(exists(copy)).isFalse();
    }

    @Test
    void restoresWithoutATablespaceThatIsMissing() throws IOException {
        String source = backedUp("CREATE TABLE orders AS SELECT 1 AS id");
        Path archive = tool().newestFolder(source);
        rewrite(
                archive.resolve("toc.dat"),
                entry -> entry.kind().equals("TABLE") ? entry.withTablespace("fast disks") : entry);
        String copy = databases.name(SERVER, "no_tablespace");

        Answer answer = Tool.run("restore", archive.toString(), "--to", "new", "--url", SERVER.jdbcUrl(copy));

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("Tablespace fast disks does not exist");
        assertThat(SERVER.query(copy, "SELECT id FROM orders")).isEqualTo("1");
    }

    @Test
    void leavesAnOlderServerAsItWasWhereItLacksAFeature() {
        PostgresServer oldest = PostgresServer.of(PostgresServer.majors().get(0));
        org.assertj.core.api.Assumptions.assumeThat(oldest.major()).isLessThan(15);
        String source = backedUp("CREATE TABLE orders (id int, UNIQUE NULLS NOT DISTINCT (id))");
        String simple = backedUp("CREATE TABLE orders AS SELECT 1 AS id");
        String copy = databases.name(oldest, "older");

        Answer answer = tool().restoreToNew(source, oldest.jdbcUrl(copy));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err())
                .contains("as it was before")
                .contains("PostgreSQL " + SERVER.major())
                .contains("CONSTRAINT public.orders");
        assertThat(oldest.query(
                        "postgres", "SELECT count(*) FROM pg_database WHERE starts_with(datname, '" + copy + "')"))
                .isEqualTo("0");
        assertThat(tool().restoreToNew(simple, oldest.jdbcUrl(copy)).out())
                .contains("RESTORED")
                .contains("may treat some of it in another way");
    }

    @Test
    void acceptsOddNames() {
        String name = "Größe \"x\" 'y' %41 select ünï ✓";
        SERVER.execute("postgres", "CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
        try {
            SERVER.execute(
                    name,
                    "CREATE SCHEMA \"a.b\"; CREATE TABLE \"a.b\".\"select \"\"\" (\"from;\" int);"
                            + " INSERT INTO \"a.b\".\"select \"\"\" VALUES (1)");
            tool().create(SERVER, name);

            Answer inPlace = tool().restoreInPlace(name, SERVER.jdbcUrl(name));
            Answer toNew = tool().restoreToNew(name, SERVER.jdbcUrl(name + "2"));

            assertThat(inPlace.exitCode()).as(inPlace.err()).isZero();
            assertThat(toNew.exitCode()).as(toNew.err()).isZero();
            assertThat(SERVER.query(name + "2", "SELECT \"from;\" FROM \"a.b\".\"select \"\"\""))
                    .isEqualTo("1");
        } finally {
            SERVER.dropDatabase(name);
            SERVER.dropDatabase(name + "2");
        }
    }

    @Test
    void acceptsANameOfAsManyBytesAsTheServerTakes() {
        String source = backedUp("CREATE TABLE orders (id int)");
        String longest = "ü".repeat(31) + "x";
        try {
            assertThat(tool().restoreToNew(source, SERVER.jdbcUrl(longest)).exitCode())
                    .isZero();
            assertThat(exists(longest)).isTrue();

            Answer tooLong = tool().restoreToNew(source, SERVER.jdbcUrl(longest + "y"));

            assertThat(tooLong.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(tooLong.err()).contains("63 bytes");
        } finally {
            SERVER.dropDatabase(longest);
        }
    }

    private static void rewrite(Path toc, UnaryOperator<TocEntry> change) throws IOException {
        TableOfContents contents = TocReader.read(new ByteArrayInputStream(Files.readAllBytes(toc)));
        var changed = new ByteArrayOutputStream();
        TocWriter.write(
                new TableOfContents(
                        contents.header(),
                        contents.entries().stream().map(change).toList()),
                changed);
        Files.write(toc, changed.toByteArray());
    }

    private static TocEntry withTag(TocEntry entry, String tag) {
        return new TocEntry(
                entry.dumpId(),
                entry.hasData(),
                entry.catalogOid(),
                entry.oid(),
                tag,
                entry.kind(),
                entry.section(),
                entry.create(),
                entry.drop(),
                entry.copy(),
                entry.schema(),
                entry.tablespace(),
                entry.accessMethod(),
                entry.relationKind(),
                entry.owner(),
                entry.dependencies(),
                entry.fileName());
    }
}
