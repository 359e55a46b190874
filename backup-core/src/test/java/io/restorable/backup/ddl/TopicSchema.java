package io.restorable.backup.ddl;

import io.restorable.backup.catalog.CatalogReader;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.SideReadings;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A schema with each feature of one topic, written for these tests. */
enum TopicSchema {
    TYPES("type/types"),
    ROUTINES("routine/routines"),
    OPERATORS("operator/operators"),
    COLLATIONS("collation/collations"),
    INHERITED_NOT_NULL("relation/inherited-not-null"),
    TABLES("relation/tables"),
    INHERITANCE("relation/inheritance"),
    PARTITIONS("relation/partitions"),
    CONSTRAINTS("relation/constraints"),
    INDEXES("relation/indexes"),
    VIEWS("relation/views"),
    SEQUENCES("relation/sequences"),
    TRIGGERS("relation/triggers"),
    FOREIGN_TABLES("relation/foreign"),
    ODD_NAMES("relation/names"),
    WIDE_TABLE("relation/wide"),
    EXTENSIONS("relation/extensions");

    /** All that hangs on pg_class. */
    static final Set<TopicSchema> RELATIONS = EnumSet.range(TABLES, EXTENSIONS);

    private final String script;

    TopicSchema(String script) {
        this.script = script;
    }

    /** Creates a database with the schemas, and what versions up to the server's add to them. */
    static String load(PostgresServer server, Collection<TopicSchema> topics) {
        var database = server.createDatabase("topic");
        for (TopicSchema topic : topics) {
            try (var connection = server.dataSource(database).getConnection();
                    var statement = connection.createStatement()) {
                for (String paragraph : topic.paragraphs(server.major())) {
                    statement.execute(paragraph);
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("loading " + topic, failure);
            }
        }
        return database;
    }

    private List<String> paragraphs(int major) {
        var additions = IntStream.rangeClosed(14, major).mapToObj(addition -> script + "-" + addition + ".sql");
        return Stream.concat(Stream.of("roles.sql", script + ".sql"), additions)
                .filter(name -> TopicSchema.class.getResource(name) != null)
                .flatMap(name -> paragraphs(text(name)))
                .toList();
    }

    /** One by one, as the driver finds the end of a body in standard SQL only where no other statement precedes it. */
    private static Stream<String> paragraphs(String text) {
        return Stream.of(text.split("\n\n"));
    }

    private static String text(String name) {
        try (var stream = TopicSchema.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Plans an archive of a whole database. */
    static ArchivePlan plan(PostgresServer server, String database) {
        try (var pool = SessionPool.open(ConnectionUrl.parse(server.jdbcUrl(database)), SessionOptions.of(1));
                var session = pool.session(SessionPurpose.CATALOG)) {
            session.execute("beginning", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            var reader = new CatalogReader(session);
            var catalog =
                    reader.read(reader.outline(DumpScope.EVERYTHING), relation -> true, SideReadings.none(session));
            var plan = ArchivePlan.of(catalog, reader::describe);
            session.execute("ending", "ROLLBACK");
            return plan;
        }
    }
}
