package io.restorable.backup.archive.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.ArchiveSource;
import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what pg_dump writes, and lets pg_restore read what we write. */
@NeedsPgTools(18)
class DirectoryArchiveIntegrationTests {

    private static final PgTools NEWEST = PgTools.require(18);
    /** Where there are several, those of an older version, which reads gzip but not zstd. */
    private static final PgTools OLDEST = PgTools.require(14);

    @TempDir
    Path folder;

    @EveryPostgres
    void writesTheSameTableOfContentsAsPgDump(PostgresServer server) throws IOException {
        var sample = SampleDatabase.on(server);
        String database = sample.create();
        for (String compression : new String[] {"none", "gzip:3", "lz4", "zstd"}) {
            assertRewritesToSameBytes(
                    sample.dump(NEWEST, database, folder.resolve(compression), "--compress=" + compression));
        }
        if (OLDEST.major() < 16 && server.major() <= OLDEST.major()) {
            for (String level : new String[] {"0", "6"}) {
                var older = sample.dump(OLDEST, database, folder.resolve("older" + level), "--compress=" + level);
                assertRewritesToSameBytes(older);
                assertThat(contents(older).header().version()).isEqualTo(ArchiveVersion.V1_14);
            }
        }
    }

    @Test
    void readsTheSameDataWhateverTheCompression() throws IOException {
        var sample = SampleDatabase.on(PostgresServer.of(15));
        String database = sample.create();
        var plain = data(sample.dump(NEWEST, database, folder.resolve("none"), "--compress=none"));

        assertThat(plain).containsKeys("large object 900002", "TABLE DATA customer");
        for (String compression : new String[] {"gzip", "lz4", "zstd:3"}) {
            var packed = sample.dump(NEWEST, database, folder.resolve(compression), "--compress=" + compression);
            assertThat(data(packed)).as(compression).isEqualTo(plain);
        }
        var older = sample.dump(OLDEST, database, folder.resolve("older"), "--compress=6");
        assertThat(data(older)).isEqualTo(plain);
    }

    @EveryPostgres
    void writesGzipForOldPgRestore(PostgresServer server) throws IOException {
        var contents = assertPgRestoreBringsBackEverything(server, OLDEST, Compression.of(Codec.GZIP));

        assertThat(contents.header().version()).isEqualTo(ArchiveVersion.V1_14);
    }

    @EveryPostgres
    void writesZstdForNewPgRestore(PostgresServer server) throws IOException {
        var contents = assertPgRestoreBringsBackEverything(server, NEWEST, Compression.DEFAULT);

        assertThat(contents.header().version()).isEqualTo(ArchiveVersion.V1_16);
    }

    @EveryPostgres
    void writesPlainFilesForPgRestore(PostgresServer server) throws IOException {
        assertPgRestoreBringsBackEverything(server, NEWEST, Compression.NONE);
    }

    @Test
    void writesTheVersionBeforeTheNewestWhereItSuffices() throws IOException {
        var server = PostgresServer.newest();
        String database = server.createDatabase("archive_simple");
        server.execute(database, "CREATE TABLE t AS SELECT g FROM generate_series(1, 10) g");
        var sample = SampleDatabase.on(server);
        var dumped = sample.dump(NEWEST, database, folder.resolve("dumped"), "--compress=none");

        var copy = new ArchiveCopy(dumped, folder.resolve("ours"), Compression.DEFAULT, 2);
        assertThat(copy.write().header().version()).isEqualTo(ArchiveVersion.V1_15);

        assertThat(sample.describe(sample.restore(NEWEST, copy.to(), "--jobs=4")))
                .isEqualTo(sample.describe(database));
    }

    private TableOfContents assertPgRestoreBringsBackEverything(
            PostgresServer server, PgTools restorer, Compression compression) throws IOException {
        var sample = SampleDatabase.on(server);
        String database = sample.create();
        String expected = sample.describe(database);
        var dumped = sample.dump(NEWEST, database, folder.resolve("dumped"), "--compress=none");
        var contents = new ArchiveCopy(dumped, folder.resolve("ours"), compression, 4).write();
        assertRewritesToSameBytes(folder.resolve("ours"));

        assertThat(restorer.pgRestore("--list", folder.resolve("ours").toString())
                        .succeeded()
                        .output())
                .contains("TOC Entries: " + contents.entries().size(), "TABLE DATA public customer");
        for (String jobs : new String[] {"--jobs=1", "--jobs=4"}) {
            String restored = sample.restore(restorer, folder.resolve("ours"), jobs);
            assertThat(sample.describe(restored)).as(jobs).isEqualTo(expected);
            server.dropDatabase(restored);
        }
        return contents;
    }

    private static void assertRewritesToSameBytes(Path archive) throws IOException {
        var bytes = new ByteArrayOutputStream();
        TocWriter.write(contents(archive), bytes);

        assertThat(bytes.toByteArray()).isEqualTo(Files.readAllBytes(archive.resolve("toc.dat")));
    }

    private static TableOfContents contents(Path archive) throws IOException {
        return DataFileReader.readTableOfContents(source(archive));
    }

    private static ArchiveSource source(Path archive) {
        return fileName -> Files.newInputStream(archive.resolve(fileName));
    }

    private static Map<String, String> data(Path archive) throws IOException {
        var contents = contents(archive);
        var reader = new DataFileReader(source(archive), contents);
        Map<String, String> data = new TreeMap<>();
        for (TocEntry entry : contents.entries()) {
            if (entry.kind().equals(EntryKind.BLOBS)) {
                reader.forEachLargeObject(entry, (oid, bytes) -> data.put("large object " + oid, text(bytes)));
            } else if (entry.hasData()) {
                try (var rows = reader.openRows(entry)) {
                    data.put(entry.kind() + " " + entry.tag(), text(rows));
                }
            }
        }
        return data;
    }

    /** One letter for each byte. */
    private static String text(InputStream bytes) throws IOException {
        return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
