package io.restorable.backup.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.directory.TocReader;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Compares what we write with what pg_dump 18 writes, for schemas that hold each feature of a topic. */
@NeedsPgTools(18)
class DefinitionParityIntegrationTests {

    @TempDir
    Path folder = Path.of("");

    @EveryPostgres
    void definesTypesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, Set.of(TopicSchema.TYPES));
    }

    @EveryPostgres
    void definesRoutinesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, Set.of(TopicSchema.ROUTINES));
    }

    @EveryPostgres
    void definesOperatorsAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, Set.of(TopicSchema.OPERATORS));
    }

    @EveryPostgres
    void definesCollationsAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, Set.of(TopicSchema.COLLATIONS));
    }

    @EveryPostgres
    void definesRelationsAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.RELATIONS);
    }

    private void assertParity(PostgresServer server, Set<TopicSchema> topics) throws IOException {
        var database = TopicSchema.load(server, topics);
        try {
            var ours = ArchiveEntries.of(TopicSchema.plan(server, database));
            var pgDumps = ArchiveEntries.of(dump(server, database));

            assertThat(ArchiveEntries.differences(ours, pgDumps)).isEmpty();
        } finally {
            server.dropDatabase(database);
        }
    }

    private TableOfContents dump(PostgresServer server, String database) throws IOException {
        var archive = folder.resolve(database);
        var url = "postgresql://" + server.superuser() + "@" + server.host() + ":" + server.port() + "/" + database;
        PgTools.require(18)
                .pgDump("-Fd", "--compress=none", "-f", archive.toString(), "-d", url)
                .succeeded();
        try (var contents = Files.newInputStream(archive.resolve("toc.dat"))) {
            return TocReader.read(contents);
        }
    }
}
