package io.restorable.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a database as a whole comes back where it is asked for, under whatever name. */
class DatabasePropertiesIntegrationTests {

    private static final String PROPERTIES = """
            SELECT concat_ws('|', pg_get_userbyid(datdba),
                     (SELECT string_agg(item::text, ',' ORDER BY item::text) FROM unnest(datacl) item), datconnlimit, datistemplate, datcollate,
                     encoding, shobj_description(oid, 'pg_database'),
                     (SELECT string_agg(concat_ws(':', setrole::regrole, setconfig::text), ';' ORDER BY setrole)
                      FROM pg_db_role_setting WHERE setdatabase = d.oid))
            FROM pg_database d WHERE datname = '%s'
            """;

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @EveryPostgres
    void givesANewDatabaseThePropertiesOfTheOld(PostgresServer server) {
        String owner = server.createRole("Owner of database", "");
        String source = databases.create(server, "DATABASE \"of\" properties");
        String plain = databases.name(server, "plain_copy");
        String full = databases.name(server, "full_copy");
        describe(server, source, owner);
        try (Backups backups = Backups.builder()
                .database(server.jdbcUrl(source))
                .store(folder.toString())
                .build()) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();

            RestoreReport without = restore(backups, server, backup, plain, false);
            RestoreReport with = restore(backups, server, backup, full, true);

            assertThat(without.warnings()).anyMatch(warning -> warning.contains("--database-properties"));
            assertThat(with.warnings()).isEmpty();
            assertThat(properties(server, full)).isEqualTo(properties(server, source));
            assertThat(properties(server, plain)).doesNotContain("work_mem").doesNotContain("all in all");
        } finally {
            allowDrop(server, source);
            allowDrop(server, full);
        }
    }

    private static void describe(PostgresServer server, String database, String owner) {
        String name = '"' + database.replace("\"", "\"\"") + '"';
        server.execute("postgres", """
                ALTER DATABASE %1$s OWNER TO "%2$s";
                COMMENT ON DATABASE %1$s IS 'it''s DATABASE x, all in all';
                ALTER DATABASE %1$s SET work_mem TO '7MB';
                ALTER DATABASE %1$s SET "app.path" TO E'c:\\\\x; ''y''';
                ALTER DATABASE %1$s SET search_path TO "$user", public, "odd DATABASE y";
                ALTER ROLE "%2$s" IN DATABASE %1$s SET statement_timeout TO '5min';
                GRANT CREATE ON DATABASE %1$s TO pg_monitor WITH GRANT OPTION;
                REVOKE TEMPORARY ON DATABASE %1$s FROM PUBLIC;
                ALTER DATABASE %1$s CONNECTION LIMIT 77;
                ALTER DATABASE %1$s IS_TEMPLATE true
                """.formatted(name, owner));
    }

    private static RestoreReport restore(
            Backups backups, PostgresServer server, String backup, String target, boolean properties) {
        var options = RestoreOptions.into(RestoreMode.NEW_DATABASE)
                .withSurroundings(new RestoreOptions.Surroundings(properties, false));
        return backups.restoreService()
                .restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(target))
                        .with(options));
    }

    private static String properties(PostgresServer server, String database) {
        return String.valueOf(server.query("postgres", PROPERTIES.formatted(database)));
    }

    private static void allowDrop(PostgresServer server, String database) {
        server.execute(
                "postgres",
                "UPDATE pg_database SET datistemplate = false WHERE datname = '" + database.replace("'", "''") + "'");
    }
}
