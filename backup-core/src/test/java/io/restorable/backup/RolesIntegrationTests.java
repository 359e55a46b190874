package io.restorable.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.dump.RoleDetail;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles, which belong to the server and not to the database, kept and made again. */
class RolesIntegrationTests {

    private static final String MAKE = """
            CREATE ROLE "Role keeper ü" CREATEDB CONNECTION LIMIT 7;
            COMMENT ON ROLE "Role keeper ü" IS E'keeps; it''s "all" \\\\ here';
            CREATE ROLE role_reader NOINHERIT;
            CREATE ROLE role_login LOGIN PASSWORD 'secret' VALID UNTIL '2040-01-02 03:04:05+00';
            CREATE ROLE role_admin LOGIN CREATEROLE BYPASSRLS;
            CREATE ROLE role_unrelated;
            ALTER ROLE role_login SET work_mem TO '7MB';
            ALTER ROLE role_login SET search_path TO kept, "odd ""one""\";
            GRANT "Role keeper ü" TO role_admin WITH ADMIN OPTION;
            GRANT role_reader TO role_login;
            GRANT pg_monitor TO role_login;
            """;
    /** What a grant can say since 16, and in whose name. */
    private static final String GRANTS = """
            GRANT role_reader TO role_admin WITH ADMIN OPTION, INHERIT FALSE, SET FALSE;
            GRANT role_reader TO "Role keeper ü" WITH SET FALSE GRANTED BY role_admin;
            GRANT "Role keeper ü" TO role_login WITH INHERIT FALSE GRANTED BY role_admin;
            """;
    /** Parameters have privileges since 15. */
    private static final String PARAMETERS = """
            GRANT SET ON PARAMETER log_min_duration_statement TO role_login WITH GRANT OPTION;
            GRANT SET, ALTER SYSTEM ON PARAMETER work_mem TO "Role keeper ü";
            """;

    private static final String OBJECTS = """
            CREATE SCHEMA kept AUTHORIZATION "Role keeper ü";
            CREATE TABLE kept.things (id int);
            ALTER TABLE kept.things OWNER TO "Role keeper ü";
            GRANT SELECT ON kept.things TO role_reader;
            INSERT INTO kept.things VALUES (1), (2)
            """;

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    private final Set<PostgresServer> servers = new HashSet<>();

    @AfterEach
    void dropDatabasesAndRoles() {
        databases.drop();
        servers.forEach(RolesIntegrationTests::dropRoles);
    }

    /** Parameters were granted to some of them. */
    private static void dropRoles(PostgresServer server) {
        server.execute("postgres", """
                DO $$
                DECLARE names text;
                BEGIN
                  SELECT string_agg(quote_ident(rolname), ', ') INTO names
                  FROM pg_roles WHERE rolname ~* '^role[_, ]';
                  IF names IS NOT NULL THEN
                    EXECUTE 'DROP OWNED BY ' || names;
                    EXECUTE 'DROP ROLE ' || names;
                  END IF;
                END $$
                """);
    }

    @EveryPostgres
    void makesMissingRolesAgainAsTheyWere(PostgresServer server) throws IOException {
        String source = source(server);
        String backup = backup(server, source, server.superuser(), RoleDetail.PASSWORDS);
        List<String> before = roles(backup);
        removeRoles(server, source);
        String copy = databases.name(server, "roles_copy");

        RestoreReport report = restore(server, backup, copy, true, ProgressListener.NONE);

        assertThat(report.warnings()).isEmpty();
        assertThat(server.query(copy, "SELECT tableowner FROM pg_tables WHERE tablename = 'things'"))
                .isEqualTo("Role keeper ü");
        assertThat(server.query(copy, "SELECT has_table_privilege('role_reader', 'kept.things', 'SELECT')"))
                .isEqualTo("t");
        assertThat(server.query(copy, "SELECT count(*) FROM pg_roles WHERE rolname = 'role_unrelated'"))
                .isEqualTo("0");
        assertThat(before).filteredOn(about("role_login")).anyMatch(line -> line.contains("SCRAM-SHA-256$"));
        assertThat(roles(backup(server, copy, server.superuser(), RoleDetail.PASSWORDS)))
                .filteredOn(about("role_").or(about("Role keeper")))
                .containsExactlyElementsOf(before.stream()
                        .filter(about("role_").or(about("Role keeper")))
                        .filter(about("role_unrelated").negate())
                        .toList());
    }

    @EveryPostgres
    void keepsRolesAsPgDumpAllDoes(PostgresServer server) throws IOException {
        String source = source(server);
        List<String> ours = roles(backup(server, source, server.superuser(), RoleDetail.PASSWORDS));
        List<String> withoutPasswords = roles(backup(server, source, server.superuser(), RoleDetail.DEFINITIONS));

        assertThat(withoutPasswords).noneMatch(line -> line.contains("PASSWORD"));
        var program = PgTools.find(server.major())
                .map(tools -> tools.folder().resolve("pg_dumpall"))
                .filter(Files::isExecutable);
        if (program.isPresent()) {
            assertThat(ours).containsExactlyElementsOf(dumpAll(server, program.get()));
        }
    }

    @Test
    void namesMissingRolesAndMakesNoneUnlessAsked() throws IOException {
        PostgresServer server = PostgresServer.newest();
        String source = source(server);
        String backup = backup(server, source, server.superuser(), RoleDetail.NAMES);
        removeRoles(server, source);

        RestoreReport named =
                restore(server, backup, databases.name(server, "roles_named"), false, ProgressListener.NONE);

        assertThat(named.warnings())
                .anyMatch(warning -> warning.startsWith("Role Role keeper ü does not exist"))
                .anyMatch(warning -> warning.startsWith("Role role_reader does not exist"))
                .anyMatch(warning -> warning.contains("'--create-roles'") && warning.contains("'--no-owner'"));
        assertThat(server.query("postgres", "SELECT count(*) FROM pg_roles WHERE rolname ~ '^role_'"))
                .isEqualTo("0");
    }

    @Test
    void removesTheRolesItMadeWhenItFails() throws IOException {
        PostgresServer server = PostgresServer.newest();
        String source = source(server);
        String backup = backup(server, source, server.superuser(), RoleDetail.DEFINITIONS);
        removeRoles(server, source);
        String taken = databases.name(server, "roles_taken");
        ProgressListener competitor = event -> {
            if (event instanceof ProgressEvent.PhaseStarted started && started.phase() == Phase.DATA) {
                server.execute("postgres", "CREATE DATABASE " + taken);
            }
        };

        assertThatExceptionOfType(RestoreFailedException.class)
                .isThrownBy(() -> restore(server, backup, taken, true, competitor));

        assertThat(server.query("postgres", "SELECT count(*) FROM pg_roles WHERE rolname ~* '^role[_ ]'"))
                .isEqualTo("0");
    }

    @EveryPostgres
    void keepsRolesWithoutPasswordsWhereTheseMayNotBeRead(PostgresServer server) throws IOException {
        String source = source(server);
        String owner = server.createRole("no_superuser", "CREATEROLE CREATEDB");
        server.execute(source, "ALTER DATABASE \"" + source + "\" OWNER TO \"" + owner + "\"");
        server.execute(source, "GRANT \"Role keeper ü\" TO \"" + owner + "\"");
        String backup = backup(server, source, owner, RoleDetail.PASSWORDS);
        removeRoles(server, source);

        assertThat(roles(backup)).contains("-- Without passwords").noneMatch(line -> line.contains("PASSWORD"));
        assertThat(notes(backup)).anyMatch(note -> note.contains("without their passwords, which role " + owner));

        RestoreReport report =
                restore(server, owner, backup, databases.name(server, "roles_modest"), true, ProgressListener.NONE);

        assertThat(report.createdRoles()).contains("Role keeper ü", "role_admin", "role_login", "role_reader");
        assertThat(report.warnings())
                .anyMatch(warning -> warning.startsWith("Role role_login was made without a password"))
                .anyMatch(warning -> warning.startsWith("The restoring role is a member of the new roles"));
        assertThat(report.warnings().stream().anyMatch(line -> line.startsWith("Left out: GRANT pg_monitor TO role_l")))
                .isEqualTo(server.major() >= 16);
        assertThat(server.query("postgres", """
                        SELECT string_agg(concat_ws(' ', rolname, rolcanlogin, rolcreatedb, rolconnlimit, rolinherit),
                                          ', ' ORDER BY rolname)
                        FROM pg_roles WHERE rolname IN ('Role keeper ü', 'role_login', 'role_reader')
                        """))
                .isEqualTo("Role keeper ü f t 7 t, role_login t f -1 t, role_reader f f -1 f");
    }

    @Test
    void refusesPoliciesAndUserMappingsOfMissingRolesBeforeAnythingIsDone() throws IOException {
        PostgresServer server = PostgresServer.newest();
        servers.add(server);
        String source = databases.create(server, "roles_named");
        server.execute(source, """
                CREATE ROLE "role, named"; CREATE ROLE role_mapped; CREATE ROLE role_set;
                CREATE TABLE guarded (id int);
                CREATE POLICY "TO x" ON guarded AS RESTRICTIVE FOR SELECT TO pg_monitor, "role, named" USING (true);
                CREATE FOREIGN DATA WRAPPER somewhere; CREATE SERVER there FOREIGN DATA WRAPPER somewhere;
                CREATE USER MAPPING FOR role_mapped SERVER there; CREATE USER MAPPING FOR PUBLIC SERVER there
                """);
        server.execute("postgres", "ALTER ROLE role_set IN DATABASE \"" + source + "\" SET work_mem TO '7MB'");
        String backup = backup(server, source, server.superuser(), RoleDetail.NAMES);
        server.dropDatabase(source);
        dropRoles(server);
        String copy = databases.name(server, "roles_named_copy");

        assertThat(needed(backup)).contains("role, named", "role_mapped", "role_set");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> restore(server, backup, copy, false, ProgressListener.NONE))
                .withMessageContaining("role, named, role_mapped.")
                .withMessageContaining("--create-roles");
        assertThat(server.query("postgres", "SELECT count(*) FROM pg_database WHERE datname ~ 'roles_named_copy'"))
                .isEqualTo("0");

        assertThat(restore(server, backup, copy, true, ProgressListener.NONE).createdRoles())
                .containsExactly("role, named", "role_mapped", "role_set");
    }

    private String source(PostgresServer server) {
        servers.add(server);
        String database = databases.create(server, "roles");
        server.execute(database, MAKE);
        if (server.major() >= 15) {
            server.execute(database, PARAMETERS);
        }
        if (server.major() >= 16) {
            server.execute(database, GRANTS);
        }
        server.execute(database, OBJECTS);
        return database;
    }

    private static void removeRoles(PostgresServer server, String source) {
        server.dropDatabase(source);
        dropRoles(server);
    }

    private String backup(PostgresServer server, String database, String role, RoleDetail detail) {
        try (Backups backups = Backups.builder()
                .database(server.jdbcUrl(database, role))
                .store(folder.toString())
                .build()) {
            return backups.backupService()
                    .create(BackupRequest.everything().with(DumpOptions.DEFAULT.withRoles(detail)))
                    .name();
        }
    }

    private RestoreReport restore(
            PostgresServer server, String backup, String database, boolean createRoles, ProgressListener listener) {
        return restore(server, server.superuser(), backup, database, createRoles, listener);
    }

    private RestoreReport restore(
            PostgresServer server,
            String role,
            String backup,
            String database,
            boolean createRoles,
            ProgressListener listener) {
        var options = RestoreOptions.into(RestoreMode.NEW_DATABASE)
                .withSurroundings(new RestoreOptions.Surroundings(false, createRoles));
        try (Backups backups =
                Backups.builder().store(folder.toString()).listener(listener).build()) {
            return backups.restoreService()
                    .restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(database, role))
                            .with(options));
        }
    }

    private List<String> roles(String backup) throws IOException {
        return Files.readAllLines(folder.resolve(backup).resolve("roles.sql"));
    }

    private List<String> notes(String backup) {
        return contents(backup).notes();
    }

    private List<String> needed(String backup) {
        return contents(backup).roles();
    }

    private BackupContents contents(String backup) {
        try (Backups backups = Backups.builder().store(folder.toString()).build()) {
            return backups.backupService().find(backup).manifest().contents();
        }
    }

    private static Predicate<String> about(String name) {
        return line -> line.contains(name);
    }

    private List<String> dumpAll(PostgresServer server, Path program) throws IOException {
        Path output = folder.resolve("pg_dumpall.sql");
        var process = new ProcessBuilder(
                        program.toString(),
                        "--roles-only",
                        "--file=" + output,
                        "--dbname=host=" + server.host() + " port=" + server.port() + " user=" + server.superuser())
                .inheritIO()
                .start();
        try {
            assertThat(process.waitFor()).isZero();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while pg_dumpall ran", interrupt);
        }
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("CREATE ROLE ")
                        || line.startsWith("ALTER ROLE ")
                        || line.startsWith("COMMENT ON ROLE ")
                        || line.startsWith("GRANT "))
                .map(line -> line.replaceAll(" GRANTED BY .*;$", ";"))
                .toList();
    }
}
