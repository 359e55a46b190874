package io.restorable.backup.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.catalog.scope.DumpScope.Parts;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import io.restorable.backup.test.schema.Zoo;
import io.restorable.backup.test.schema.Zoo.Extra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;

/** Our whole table of contents against pg_dump 18's: every entry, every dependency, and the order. */
@NeedsPgTools(18)
class TableOfContentsParityIntegrationTests {

    /** Names a folder of {@code *.sql.gz} files with real databases to compare as well; not part of this project. */
    private static final String SAMPLES = "RESTORABLE_SAMPLES";

    @TempDir
    Path folder = Path.of("");

    @EveryPostgres
    void writesTheZooAsPgDumpDoes(PostgresServer server) {
        var database = server.createDatabase("zoo");
        Zoo.load(server, database, Extra.values());

        assertThat(as(server, database, server.superuser()).differences(DumpScope.EVERYTHING))
                .isEmpty();
    }

    @EveryPostgres
    void writesPartsOfTheZooAsPgDumpDoes(PostgresServer server) {
        var database = server.createDatabase("zoo");
        Zoo.load(server, database, Extra.OWN_EXTENSION);
        var planned = as(server, database, server.superuser());

        scopes().forEach((name, scope) ->
                assertThat(planned.differences(scope)).as(name).isEmpty());
    }

    @EveryPostgres
    void writesTheZooOfAnOrdinaryOwnerAsPgDumpDoes(PostgresServer server) {
        var owner = server.createRole("zoo_owner", "");
        var database = server.createDatabase("zoo");
        server.execute(database, "ALTER DATABASE " + database + " OWNER TO " + owner);
        Zoo.loadAsOwner(server, database, owner);

        assertThat(as(server, database, owner).differences(DumpScope.EVERYTHING))
                .isEmpty();
    }

    @EveryPostgres
    void writesAnEmptyDatabaseAsPgDumpDoes(PostgresServer server) {
        var database = server.createDatabase("empty");

        assertThat(as(server, database, server.superuser()).differences(DumpScope.EVERYTHING))
                .isEmpty();
    }

    @EveryPostgres
    void writesSampleDatabasesAsPgDumpDoes(PostgresServer server) throws IOException {
        for (Path sample : samples()) {
            var database = server.createDatabase("sample");
            load(server, database, sample);

            assertThat(as(server, database, server.superuser()).differences(DumpScope.EVERYTHING))
                    .as(sample.getFileName().toString())
                    .isEmpty();
            server.dropDatabase(database);
        }
    }

    private static Map<String, DumpScope> scopes() {
        var scopes = new LinkedHashMap<String, DumpScope>();
        scopes.put("definitions", scope(Parts.SCHEMA_ONLY, List.of(), List.of(), List.of(), List.of(), List.of()));
        scopes.put("rows", scope(Parts.DATA_ONLY, List.of(), List.of(), List.of(), List.of(), List.of()));
        scopes.put(
                "some tables",
                scope(Parts.SCHEMA_AND_DATA, List.of("zoo.*"), List.of("zoo.a*"), List.of(), List.of(), List.of()));
        scopes.put(
                "one schema", scope(Parts.SCHEMA_AND_DATA, List.of(), List.of(), List.of("zoo"), List.of(), List.of()));
        scopes.put(
                "all but one schema",
                scope(Parts.SCHEMA_AND_DATA, List.of(), List.of(), List.of(), List.of("zoo"), List.of()));
        scopes.put(
                "some tables without rows",
                scope(Parts.SCHEMA_AND_DATA, List.of(), List.of(), List.of(), List.of(), List.of("zoo.*")));
        return scopes;
    }

    private static DumpScope scope(
            Parts parts,
            List<String> includedTables,
            List<String> excludedTables,
            List<String> includedSchemas,
            List<String> excludedSchemas,
            List<String> excludedTableData) {
        return new DumpScope(
                parts, includedTables, excludedTables, includedSchemas, excludedSchemas, excludedTableData);
    }

    private PlannedDatabase as(PostgresServer server, String database, String role) {
        return new PlannedDatabase(server, database, role, folder);
    }

    private static List<Path> samples() throws IOException {
        String samples = System.getenv(SAMPLES);
        if (!"required".equals(System.getenv("RESTORABLE_INTEROP"))) {
            Assumptions.assumeTrue(samples != null, SAMPLES + " names no folder");
        }
        assertThat(samples).as("folder that %s names", SAMPLES).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(String.valueOf(samples)))) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".sql.gz"))
                    .sorted()
                    .toList());
        }
    }

    /** Loads what loads: an extension that embedded PostgreSQL lacks costs no more than what needs it. */
    private void load(PostgresServer server, String database, Path sample) throws IOException {
        Path script = folder.resolve("sample.sql");
        try (var packed = new GZIPInputStream(Files.newInputStream(sample))) {
            Files.write(script, packed.readAllBytes());
        }
        PgTools.require(18)
                .psql(
                        "--quiet",
                        "--file",
                        script.toString(),
                        "--dbname",
                        server.jdbcUrl(database).substring("jdbc:".length()));
    }
}
