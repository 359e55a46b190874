package io.restorable.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.script.ScriptOptions;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that SQL, COPY, JDBC, file systems or scripts could stumble over, from a database to a store and back. */
class OddNamesIntegrationTests {

    /** Each of the names is that of a schema, and of one thing of every kind within. */
    private static final String MAKE = """
            DO $do$
            DECLARE
              name text;
              short text;
            BEGIN
              FOREACH name IN ARRAY ARRAY['a "quoted" one', 'it''s', ' around ', 'select', 'Ünï cödé 表 😀', repeat('x', 63),
                  repeat('ü', 31), 'back\\slash', E'new\\nline', E'tab\\t', E'return\\r', '$1 $$ $do', 'semi;--colon', '%s %I', 'a.b',
                  'MiXed', '{b,r}', '?', ':n :''n'' @n', '/*', '\\.', '\\N', '"', '''', '1st', 'a=b', '*', '..', 'C:\\n/x']
              LOOP
                short := left(name, 20);
                EXECUTE format('CREATE SCHEMA %I', name);
                EXECUTE format('CREATE TYPE %I.%I AS ENUM (%L, %L)', name, short || ' e', name, short || ' 2');
                EXECUTE format('CREATE TABLE %1$I.%1$I (%1$I int CONSTRAINT %2$I CHECK (%1$I > 0), %3$I %1$I.%4$I DEFAULT %1$L,'
                  || ' %5$I text DEFAULT %1$L, PRIMARY KEY (%1$I))', name, short || ' c', short || ' 3', short || ' e', short || ' t');
                EXECUTE format('INSERT INTO %1$I.%1$I VALUES (1, %1$L, %1$L), (2, NULL, NULL)', name);
                EXECUTE format('CREATE INDEX %2$I ON %1$I.%1$I (lower(%3$I))', name, short || ' i', short || ' t');
                EXECUTE format('CREATE SEQUENCE %1$I.%2$I START 7 OWNED BY %1$I.%1$I.%1$I', name, short || ' s');
                EXECUTE format('CREATE VIEW %1$I.%2$I AS SELECT %1$I AS %3$I FROM %1$I.%1$I', name, short || ' v', short || ' a');
                EXECUTE format('CREATE FUNCTION %1$I.%2$I(%1$I int) RETURNS int LANGUAGE sql AS %3$L', name, short || ' f',
                  'SELECT 1 -- ' || short);
                EXECUTE format('COMMENT ON TABLE %1$I.%1$I IS %1$L', name);
                EXECUTE format('GRANT SELECT ON %1$I.%1$I TO %2$I', name, '%ROLE%');
              END LOOP;
            END $do$
            """;

    private static final String EVERYTHING = """
            SELECT string_agg(thing, E'\\n' ORDER BY thing COLLATE "C") FROM (
              SELECT format('%s %I.%I %s', c.relkind, n.nspname, c.relname, c.relacl)
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relnamespace >= 16384
              UNION ALL SELECT format('%s.%I %s', attrelid::regclass, attname, atttypid::regtype)
              FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace >= 16384 AND attnum > 0
              UNION ALL SELECT format('%s %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
              FROM pg_constraint WHERE oid >= 16384
              UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE oid >= 16384
              UNION ALL SELECT pg_get_indexdef(oid) FROM pg_class WHERE relkind = 'i' AND relnamespace >= 16384
              UNION ALL SELECT pg_get_viewdef(oid) FROM pg_class WHERE relkind = 'v' AND oid >= 16384
              UNION ALL SELECT format('%s %L', enumtypid::regtype, enumlabel) FROM pg_enum
              UNION ALL SELECT format('%s %L', objoid::regclass, description) FROM pg_description WHERE objoid >= 16384
              UNION ALL SELECT query_to_xml(format('TABLE %s', oid::regclass), true, true, '')::text
              FROM pg_class WHERE relkind = 'r' AND oid >= 16384
            ) AS everything(thing)
            """;

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @EveryPostgres
    void comeBackAsTheyWere(PostgresServer server) {
        String source = fill(server, "o'd \"d\" ü%/\\ 😀");
        String copy = databases.name(server, "it's a \"copy\" \\");
        try (Backups backups = backups(server, source)) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();

            RestoreReport report =
                    backups.restoreService().restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(copy)));

            assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.RESTORED);
            assertThat(report.differences()).isEmpty();
            assertThat(server.query(copy, EVERYTHING)).isEqualTo(server.query(source, EVERYTHING));
        }
    }

    @NeedsPgTools(18)
    @Test
    void passThroughPgRestoreAndPsql() throws IOException {
        PostgresServer server = PostgresServer.newest();
        String source = fill(server, "odd");
        String byPgRestore = databases.create(server, "odd_pg_restore");
        String byPsql = databases.create(server, "odd_psql");
        Path script = folder.resolve("odd.sql");
        try (Backups backups = backups(server, source);
                var target = Files.newOutputStream(script)) {
            String backup = backups.backupService()
                    .create(BackupRequest.everything()
                            .with(DumpOptions.DEFAULT.withCompression(Compression.parse("gzip"))))
                    .name();

            backups.backupService().export(backup, ScriptOptions.EVERYTHING, target);
            PgTools tools = PgTools.require(18);
            tools.psql("-q", "-v", "ON_ERROR_STOP=1", "-d", connection(server, byPsql), "-f", script.toString())
                    .succeeded();
            tools.pgRestore(
                            "-d",
                            connection(server, byPgRestore),
                            folder.resolve(backup).toString())
                    .succeeded();
        }
        assertThat(server.query(byPsql, EVERYTHING)).isEqualTo(server.query(source, EVERYTHING));
        assertThat(server.query(byPgRestore, EVERYTHING)).isEqualTo(server.query(source, EVERYTHING));
    }

    private String fill(PostgresServer server, String prefix) {
        String database = databases.create(server, prefix);
        String role = databases.createRole(server, "weird \"ro'le\" \\ 😀");
        server.execute(database, MAKE.replace("%ROLE%", role.replace("'", "''")));
        return database;
    }

    private Backups backups(PostgresServer server, String database) {
        return Backups.builder()
                .database(server.jdbcUrl(database))
                .store(folder.toString())
                .build();
    }

    private static String connection(PostgresServer server, String database) {
        return "host=" + server.host() + " port=" + server.port() + " user=" + server.superuser() + " dbname="
                + database;
    }
}
