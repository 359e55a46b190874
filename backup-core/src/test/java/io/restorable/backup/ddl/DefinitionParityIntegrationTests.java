package io.restorable.backup.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.directory.TocReader;
import io.restorable.backup.catalog.CatalogReader;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Compares what we write with what pg_dump 18 writes, for schemas that hold each feature of a topic. */
@NeedsPgTools(18)
class DefinitionParityIntegrationTests {

    @TempDir
    Path folder = Path.of("");

    @EveryPostgres
    void definesTypesAsPgDumpDoes(PostgresServer server) throws Exception {
        assertParity(server, "type/types");
    }

    @EveryPostgres
    void definesRoutinesAsPgDumpDoes(PostgresServer server) throws Exception {
        assertParity(server, "routine/routines");
    }

    @EveryPostgres
    void definesOperatorsAsPgDumpDoes(PostgresServer server) throws Exception {
        assertParity(server, "operator/operators");
    }

    @EveryPostgres
    void definesCollationsAsPgDumpDoes(PostgresServer server) throws Exception {
        assertParity(server, "collation/collations");
    }

    private void assertParity(PostgresServer server, String schema) throws Exception {
        var database = server.createDatabase("parity");
        try {
            for (Path script : scripts(server, schema)) {
                PgTools.require(18)
                        .psql("--quiet", "--file", script.toString(), "--dbname", libpqUrl(server, database))
                        .succeeded();
            }
            var ours = ArchiveEntries.of(plan(server, database));
            var pgDumps = ArchiveEntries.of(dump(server, database));

            assertThat(ArchiveEntries.differences(ours, pgDumps)).isEmpty();
        } finally {
            server.dropDatabase(database);
        }
    }

    /** The roles, the schema, and what newer versions add to it. */
    private static List<Path> scripts(PostgresServer server, String schema) {
        var additions = IntStream.rangeClosed(14, server.major()).mapToObj(major -> schema + "-" + major + ".sql");
        return Stream.concat(Stream.of("roles.sql", schema + ".sql"), additions)
                .filter(name -> DefinitionParityIntegrationTests.class.getResource(name) != null)
                .map(DefinitionParityIntegrationTests::resource)
                .toList();
    }

    private static Path resource(String name) {
        try {
            var resource = Objects.requireNonNull(DefinitionParityIntegrationTests.class.getResource(name), name);
            return Path.of(resource.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ArchivePlan plan(PostgresServer server, String database) {
        try (var pool = SessionPool.open(ConnectionUrl.parse(server.jdbcUrl(database)), SessionOptions.of(1));
                var session = pool.session(SessionPurpose.CATALOG)) {
            session.execute("beginning", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            var reader = new CatalogReader(session);
            var catalog = reader.read(reader.outline(DumpScope.EVERYTHING), relation -> true);
            var plan = ArchivePlan.of(catalog, reader::describe);
            session.execute("ending", "ROLLBACK");
            return plan;
        }
    }

    private TableOfContents dump(PostgresServer server, String database) throws IOException {
        var archive = folder.resolve(database);
        PgTools.require(18)
                .pgDump("-Fd", "--compress=none", "-f", archive.toString(), "-d", libpqUrl(server, database))
                .succeeded();
        try (var contents = Files.newInputStream(archive.resolve("toc.dat"))) {
            return TocReader.read(contents);
        }
    }

    private static String libpqUrl(PostgresServer server, String database) {
        return "postgresql://" + server.superuser() + "@" + server.host() + ":" + server.port() + "/" + database;
    }
}
