package io.restorable.backup.archive.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.ArchiveSource;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.archive.directory.SampleDatabase;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads our scripts with psql, and compares them with those of pg_restore. */
@NeedsPgTools(18)
class ScriptIntegrationTests {

    private static final PgTools NEWEST = PgTools.require(18);
    private static final PgTools OLDEST = PgTools.require(14);

    @TempDir
    Path folder;

    @EveryPostgres
    void writesAScriptThatPsqlLoads(PostgresServer server) throws IOException {
        var sample = SampleDatabase.on(server);
        String database = sample.create();
        var archive = sample.dump(NEWEST, database, folder.resolve("archive"), "--compress=zstd");
        var script = script(archive, ScriptOptions.EVERYTHING);

        for (var tools : List.of(OLDEST, NEWEST)) {
            String loaded = server.createDatabase("archive_loaded");
            assertThat(sample.run(tools, loaded, script).errors()).isEmpty();
            assertThat(sample.describe(loaded)).isEqualTo(sample.describe(database));
        }
    }

    @EveryPostgres
    void writesAScriptThatReplacesWhatIsThere(PostgresServer server) throws IOException {
        var sample = SampleDatabase.on(server);
        String database = sample.create();
        String expected = sample.describe(database);
        var archive = sample.dump(NEWEST, database, folder.resolve("archive"));
        var script = script(archive, ScriptOptions.EVERYTHING.withClean(true));
        server.execute(database, "DELETE FROM \"Or\"\"der\"; DROP TABLE event CASCADE; SELECT lo_unlink(900001)");

        sample.run(NEWEST, database, script);

        assertThat(sample.describe(database)).isEqualTo(expected);
    }

    @EveryPostgres
    void writesWhatPgRestoreWrites(PostgresServer server) throws IOException {
        var sample = SampleDatabase.on(server);
        var archive = sample.dump(NEWEST, sample.create(), folder.resolve("archive"));
        var everything = ScriptOptions.EVERYTHING;

        assertThat(Files.readString(script(archive, everything))).isEqualTo(ofPgRestore(archive));
        assertThat(Files.readString(script(archive, everything.withClean(true))))
                .isEqualTo(ofPgRestore(archive, "--clean", "--if-exists"));
        assertThat(Files.readString(script(archive, everything.withOwners(false).withPrivileges(false))))
                .isEqualTo(ofPgRestore(archive, "--no-owner", "--no-privileges"));
    }

    @Test
    void writesOnlySelectedEntries() throws IOException {
        var server = PostgresServer.newest();
        var sample = SampleDatabase.on(server);
        var archive = sample.dump(NEWEST, sample.create(), folder.resolve("archive"));
        var onlyTable = ScriptOptions.EVERYTHING.withSelection(
                entry -> entry.kind().equals(EntryKind.TABLE) && entry.tag().equals("customer"));

        assertThat(Files.readString(script(archive, onlyTable)))
                .containsOnlyOnce("CREATE TABLE")
                .doesNotContain("COPY", "GRANT", "COMMENT");
    }

    @Test
    void loadsRowsThatPgDumpWroteAsInserts() throws IOException {
        var server = PostgresServer.newest();
        var sample = SampleDatabase.on(server);
        String database = sample.create();
        var archive = sample.dump(NEWEST, database, folder.resolve("archive"), "--inserts", "--rows-per-insert=100");
        String loaded = server.createDatabase("archive_loaded");

        sample.run(NEWEST, loaded, script(archive, ScriptOptions.EVERYTHING));

        assertThat(sample.describe(loaded)).isEqualTo(sample.describe(database));
    }

    @Test
    void keepsAnotherEncodingAndOldStrings() throws IOException {
        var server = PostgresServer.of(15);
        var sample = SampleDatabase.on(server);
        String database = sample.create();
        server.execute(database, "DROP TABLE \"Or\"\"der\" CASCADE");
        server.execute(database, "ALTER DATABASE " + database + " SET standard_conforming_strings = off");
        server.execute(database, "CREATE TABLE \"Bücher\" AS SELECT 'Ä' AS a");
        var archive = sample.dump(NEWEST, database, folder.resolve("archive"), "--encoding=LATIN1");
        var script = script(archive, ScriptOptions.EVERYTHING);
        String loaded = server.createDatabase("archive_loaded");

        sample.run(NEWEST, loaded, script);

        assertThat(Files.readAllBytes(script))
                .contains("SET standard_conforming_strings = off;".getBytes(StandardCharsets.US_ASCII));
        server.execute(loaded, "ALTER DATABASE " + loaded + " SET standard_conforming_strings = off");
        assertThat(sample.describe(loaded)).isEqualTo(sample.describe(database));
    }

    private Path script(Path archive, ScriptOptions options) throws IOException {
        ArchiveSource source = fileName -> Files.newInputStream(archive.resolve(fileName));
        var script = folder.resolve("script.sql");
        try (var target = Files.newOutputStream(script)) {
            ScriptWriter.write(DataFileReader.readTableOfContents(source), source, options, target);
        }
        return script;
    }

    /** The script of pg_restore without the lines that it writes for itself, or for newer versions only. */
    private String ofPgRestore(Path archive, String... options) throws IOException {
        var script = folder.resolve("pg_restore.sql");
        var arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--file=" + script, archive.toString()));
        NEWEST.pgRestore(arguments.toArray(String[]::new)).succeeded();
        return Files.readString(script)
                .replaceAll("(?m)^\\\\(un)?restrict \\w+\n\n", "")
                .replace("SET transaction_timeout = 0;\n", "")
                .replace("-- Dumped by pg_dump version", "-- Dumped by version");
    }
}
