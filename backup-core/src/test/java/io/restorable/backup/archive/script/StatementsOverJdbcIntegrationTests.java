package io.restorable.backup.archive.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.ArchiveSource;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.EntryRole;
import io.restorable.backup.archive.RestorePass;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.archive.directory.SampleDatabase;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the statements of entries over JDBC in the way that {@link EntryStatements} asks for. */
@NeedsPgTools(18)
class StatementsOverJdbcIntegrationTests {

    private static final PgTools NEWEST = PgTools.require(18);

    @TempDir
    Path folder;

    @EveryPostgres
    void makesTheSameObjectsWhateverTheirTextHolds(PostgresServer server) throws Exception {
        assertMakesTheSameObjects(server, "extendedForPrepared", "on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extendedForPrepared"})
    void makesThemWithOldStringsToo(String mode) throws Exception {
        assertMakesTheSameObjects(PostgresServer.of(15), mode, "off");
    }

    private void assertMakesTheSameObjects(PostgresServer server, String mode, String standardStrings)
            throws IOException, SQLException {
        var sample = SampleDatabase.on(server);
        String database = sample.create();
        server.execute(
                database, "ALTER DATABASE " + database + " SET standard_conforming_strings = " + standardStrings);
        var archive = sample.dump(NEWEST, database, folder.resolve("archive"), "--schema-only");
        ArchiveSource source = fileName -> Files.newInputStream(archive.resolve(fileName));
        String restored = server.createDatabase("archive_over_jdbc");

        try (var connection = sample.connect(restored, mode);
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            run(statement, DataFileReader.readTableOfContents(source));
        }

        server.execute(
                restored, "ALTER DATABASE " + restored + " SET standard_conforming_strings = " + standardStrings);
        assertThat(sample.describe(restored, "--schema-only")).isEqualTo(sample.describe(database, "--schema-only"));
    }

    private static void run(Statement statement, TableOfContents contents) throws SQLException {
        var statements = new EntryStatements(contents, true);
        var settings = EntrySettings.UNKNOWN;
        for (String setting : SessionSettings.of(contents).statements()) {
            statement.execute(setting);
        }
        for (var pass : RestorePass.values()) {
            for (var entry : contents.entries()) {
                if (RestorePass.of(entry) == pass && isWanted(entry)) {
                    for (String setting : settings.changesTo(entry)) {
                        statement.execute(setting);
                    }
                    settings = settings.with(entry);
                    for (String sql : statements.create(entry)) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }

    private static boolean isWanted(TocEntry entry) {
        return EntryRole.of(entry) == EntryRole.DEFINITION && !entry.kind().equals(EntryKind.MATERIALIZED_VIEW_DATA);
    }
}
