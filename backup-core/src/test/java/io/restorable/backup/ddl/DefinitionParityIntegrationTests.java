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
import org.junit.jupiter.api.io.TempDir;

/** Compares what we write with what pg_dump 18 writes, for schemas that hold each feature of a topic. */
@NeedsPgTools(18)
class DefinitionParityIntegrationTests {

    @TempDir
    Path folder = Path.of("");

    @EveryPostgres
    void definesTypesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.TYPES);
    }

    @EveryPostgres
    void definesRoutinesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.ROUTINES);
    }

    @EveryPostgres
    void definesOperatorsAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.OPERATORS);
    }

    @EveryPostgres
    void definesCollationsAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.COLLATIONS);
    }

    @EveryPostgres
    void definesTablesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.TABLES);
    }

    @EveryPostgres
    void definesInheritanceAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.INHERITANCE);
    }

    @EveryPostgres
    void definesPartitionsAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.PARTITIONS);
    }

    @EveryPostgres
    void definesConstraintsAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.CONSTRAINTS);
    }

    @EveryPostgres
    void definesIndexesAndStatisticsAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.INDEXES);
    }

    @EveryPostgres
    void definesViewsAndRulesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.VIEWS);
    }

    @EveryPostgres
    void definesSequencesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.SEQUENCES);
    }

    @EveryPostgres
    void definesTriggersAndPoliciesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.TRIGGERS);
    }

    @EveryPostgres
    void definesForeignTablesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.FOREIGN_TABLES);
    }

    @EveryPostgres
    void definesRelationsWithOddNamesAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.ODD_NAMES);
    }

    @EveryPostgres
    void definesTheWidestTableAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.WIDE_TABLE);
    }

    @EveryPostgres
    void definesDependenceOnExtensionsAsPgDumpDoes(PostgresServer server) throws IOException {
        assertParity(server, TopicSchema.EXTENSIONS);
    }

    private void assertParity(PostgresServer server, TopicSchema schema) throws IOException {
        var database = schema.load(server);
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
