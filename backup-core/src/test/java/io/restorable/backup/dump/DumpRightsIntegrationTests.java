package io.restorable.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DumpRightsIntegrationTests {

    @TempDir
    Path folder;

    @EveryPostgres
    void namesAllMissingRightsBeforeAnyByteIsWritten(PostgresServer server) {
        String name = server.createDatabase("rights");
        String role = server.createRole("weak role", "");
        server.execute(name, """
                CREATE TABLE seen AS SELECT 1 AS i;
                CREATE TABLE "Not seen" (a int, b int);
                CREATE TABLE half (a int, b int);
                CREATE SEQUENCE counter;
                CREATE SCHEMA hidden;
                CREATE TABLE hidden.t (i int);
                CREATE TABLE secured (i int);
                ALTER TABLE secured ENABLE ROW LEVEL SECURITY;
                SELECT lo_from_bytea(4711, 'x');
                GRANT SELECT ON seen, secured TO "%1$s";
                GRANT SELECT (a) ON half TO "%1$s";
                """.formatted(role));
        try (var fixture = new DumpFixture(server, name, role, folder)) {
            var refused = catchThrowableOfType(MissingPrivilegeException.class, fixture::dump);

            assertThat(refused.missing())
                    .containsExactlyInAnyOrder(
                            "SELECT on table public.\"Not seen\"",
                            "SELECT on table public.half",
                            "SELECT on sequence public.counter",
                            "USAGE on schema hidden",
                            "SELECT on table hidden.t",
                            "BYPASSRLS, without which row-level security hides rows of table public.secured",
                            "SELECT on large object 4711");
            assertThat(refused)
                    .hasMessageContaining("GRANT SELECT ON SEQUENCE public.counter TO \"" + role + "\";")
                    .hasMessageContaining("GRANT USAGE ON SCHEMA hidden TO \"" + role + "\";");
            assertThat(fixture.files()).isEmpty();
            refused.statements().forEach(statement -> server.execute(name, statement));
            assertThat(fixture.dump().contents().tables()).hasSize(5);
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void readsAsOwnerWithoutSuperuser(PostgresServer server) {
        String role = server.createRole("owner", "NOSUPERUSER NOBYPASSRLS");
        String name = server.createDatabase("owned");
        server.execute(
                name, "ALTER DATABASE %1$s OWNER TO %2$s; GRANT CREATE ON SCHEMA public TO %2$s".formatted(name, role));
        server.execute(name, """
                SET ROLE %s;
                CREATE TABLE t AS SELECT i FROM generate_series(1, 10) i;
                ALTER TABLE t ENABLE ROW LEVEL SECURITY;
                CREATE SEQUENCE s;
                SELECT lo_from_bytea(4711, 'x');
                """.formatted(role));
        try (var fixture = new DumpFixture(server, name, role, folder)) {
            Manifest manifest = fixture.dump();

            assertThat(DumpFixture.entry(manifest, "public.t").fingerprint().rows())
                    .isEqualTo(10);
            assertThat(manifest.contents().largeObjects().count()).isEqualTo(1);
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void readsWithNothingButSelect(PostgresServer server) {
        String role = server.createRole("reader", "");
        String name = server.createDatabase("selected");
        server.execute(name, """
                CREATE TABLE t AS SELECT i FROM generate_series(1, 10) i;
                CREATE TABLE columns (a int, b int GENERATED ALWAYS AS (a + 1) STORED, c int);
                INSERT INTO columns VALUES (1, DEFAULT, 3);
                CREATE SEQUENCE s;
                GRANT SELECT ON t, s TO %1$s;
                GRANT SELECT (a, c) ON columns TO %1$s;
                """.formatted(role));
        try (var fixture = new DumpFixture(server, name, role, folder)) {
            Manifest manifest = fixture.dump();

            assertThat(DumpFixture.entry(manifest, "public.t").fingerprint().rows())
                    .isEqualTo(10);
            assertThat(fixture.rows(manifest, "public.columns")).isEqualTo("1\t3\n");
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void refusesForcedRowSecurityOnTheOwner(PostgresServer server) {
        String role = server.createRole("forced", "");
        String name = server.createDatabase("forced");
        server.execute(name, """
                CREATE TABLE t AS SELECT 1 AS i;
                ALTER TABLE t OWNER TO %1$s;
                ALTER TABLE t FORCE ROW LEVEL SECURITY;
                ALTER TABLE t ENABLE ROW LEVEL SECURITY;
                """.formatted(role));
        try (var fixture = new DumpFixture(server, name, role, folder)) {
            assertThat(catchThrowableOfType(MissingPrivilegeException.class, fixture::dump)
                            .statements())
                    .containsExactly("ALTER ROLE " + role + " BYPASSRLS;");
        }
        server.dropDatabase(name);
    }
}
