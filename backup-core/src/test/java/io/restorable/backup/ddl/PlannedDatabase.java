package io.restorable.backup.ddl;

import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.directory.TocReader;
import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.CatalogReader;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.SideReadings;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * A database as one role sees it: what we would write of it, and what pg_dump 18 writes.
 *
 * @param server the server
 * @param database the database
 * @param role the role to connect as
 * @param folder where pg_dump's archives go
 */
record PlannedDatabase(PostgresServer server, String database, String role, Path folder) {

    /** Where our archive of the scope would differ from pg_dump's. */
    List<String> differences(DumpScope scope) {
        return ArchiveEntries.differences(ArchiveEntries.of(plan(scope)), ArchiveEntries.of(dump(scope)));
    }

    /** What we would write. */
    ArchivePlan plan(DumpScope scope) {
        return read(scope, (reader, catalog) -> ArchivePlan.of(catalog, reader::describe));
    }

    /** Does something with what the catalogs hold, while the transaction is open. */
    <T> T read(DumpScope scope, BiFunction<CatalogReader, Catalog, T> use) {
        try (var pool = SessionPool.open(ConnectionUrl.parse(server.jdbcUrl(database, role)), SessionOptions.of(1));
                var session = pool.session(SessionPurpose.CATALOG)) {
            session.execute("beginning", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            var reader = new CatalogReader(session);
            var outline = reader.outline(scope);
            T result = use.apply(
                    reader, reader.read(outline, new RelationChoice(outline)::isWanted, SideReadings.none(session)));
            session.execute("ending", "ROLLBACK");
            return result;
        }
    }

    private TableOfContents dump(DumpScope scope) {
        Path archive = folder.resolve(UUID.randomUUID().toString());
        var arguments = new ArrayList<>(List.of("-Fd", "--compress=none", "--file=" + archive));
        addOptions(scope, arguments);
        arguments.add(server.jdbcUrl(database, role).substring("jdbc:".length()));
        PgTools.require(18).pgDump(arguments.toArray(String[]::new)).succeeded();
        try (var contents = Files.newInputStream(archive.resolve("toc.dat"))) {
            return TocReader.read(contents);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void addOptions(DumpScope scope, List<String> arguments) {
        switch (scope.parts()) {
            case SCHEMA_ONLY -> arguments.add("--schema-only");
            case DATA_ONLY -> arguments.add("--data-only");
            case SCHEMA_AND_DATA -> {
                // what pg_dump does by itself
            }
        }
        scope.includedTables().forEach(pattern -> arguments.add("--table=" + pattern));
        scope.excludedTables().forEach(pattern -> arguments.add("--exclude-table=" + pattern));
        scope.includedSchemas().forEach(pattern -> arguments.add("--schema=" + pattern));
        scope.excludedSchemas().forEach(pattern -> arguments.add("--exclude-schema=" + pattern));
        scope.excludedTableData().forEach(pattern -> arguments.add("--exclude-table-data=" + pattern));
    }
}
