package io.restorable.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.error.RefusedException;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.SourceArchive;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases and archives in other encodings than UTF-8. */
class EncodingsIntegrationTests {

    private static final String BYTES_THAT_ARE_NO_TEXT = "SELECT encode(a::bytea, 'hex') FROM \"wörter\"";

    @TempDir
    private Path folder;

    private final PostgresServer server = PostgresServer.newest();
    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @Test
    void keepsBytesThatAreNoTextInSqlAscii() {
        String source = create("SQL_ASCII");
        server.execute(source, "CREATE TABLE \"wörter\" (a text); INSERT INTO \"wörter\" VALUES (E'caf\\xe9 \\xff')");
        String copy = databases.name(server, "ascii_copy");
        try (Backups backups = backups(source)) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();

            RestoreReport fresh =
                    backups.restoreService().restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(copy)));
            RestoreReport again = backups.restoreService()
                    .restore(
                            RestoreRequest.inPlace(backup, server.jdbcUrl(copy)).replacingContents());

            assertThat(fresh.outcome()).isEqualTo(RestoreReport.Outcome.RESTORED);
            assertThat(again.outcome()).isEqualTo(RestoreReport.Outcome.RESTORED);
            assertThat(server.query(copy, BYTES_THAT_ARE_NO_TEXT))
                    .isEqualTo(server.query(source, BYTES_THAT_ARE_NO_TEXT))
                    .isEqualTo("636166e920ff");
        }
    }

    @Test
    void refusesDefinitionsThatAreNoText() {
        String source = create("SQL_ASCII");
        server.execute(source, "CREATE TABLE t (a text); COMMENT ON TABLE t IS E'caf\\xe9'");
        try (Backups backups = backups(source)) {

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.backupService().create(BackupRequest.everything()))
                    .withMessageContaining(source)
                    .withMessageContaining("is not valid UTF-8")
                    .withMessageContaining("reading the comments");
            assertThat(folder.resolve("store")).doesNotExist();
        }
    }

    @NeedsPgTools(18)
    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "WIN1252", "EUC_JP", "SQL_ASCII"})
    void restoresArchivesOfPgDumpInTheirOwnEncoding(String encoding) {
        String source = create(encoding);
        String word = encoding.equals("EUC_JP") ? "漢字 \\\\" : "Maß \\\\";
        String name = word.substring(0, 2);
        server.execute(
                source,
                "CREATE TABLE \"%s\" (\"%s\" text); INSERT INTO \"%s\" VALUES ('%s')"
                        .formatted(name, name, name, word));
        Path archive = folder.resolve("pg_dump");
        PgTools.require(18)
                .pgDump("-Fd", "-f", archive.toString(), "-d", connection(source))
                .succeeded();
        String copy = databases.name(server, "encoding_copy");
        try (Backups backups = backups(source)) {

            RestoreReport report = backups.restoreService()
                    .restore(
                            SourceArchive.ofDirectory(archive), RestoreRequest.toNewDatabase("", server.jdbcUrl(copy)));

            assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.RESTORED);
            assertThat(server.query(copy, "SELECT \"%s\" FROM \"%s\"".formatted(name, name)))
                    .isEqualTo(word);
        }
    }

    private String create(String encoding) {
        String name = databases.name(server, encoding.toLowerCase(Locale.ROOT));
        server.execute(
                "postgres",
                "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING '" + encoding
                        + "' LOCALE_PROVIDER libc LOCALE 'C'");
        return name;
    }

    private String connection(String database) {
        return "host=" + server.host() + " port=" + server.port() + " user=" + server.superuser() + " dbname="
                + database;
    }

    private Backups backups(String database) {
        return Backups.builder()
                .database(server.jdbcUrl(database))
                .store(folder.resolve("store").toString())
                .build();
    }
}
