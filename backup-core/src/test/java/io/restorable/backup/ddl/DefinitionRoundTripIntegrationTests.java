package io.restorable.backup.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Runs what we write in an empty database, and expects to write the same of that one. */
class DefinitionRoundTripIntegrationTests {

    private static final Set<String> DATABASE = Set.of("DATABASE", "DATABASE PROPERTIES");

    /** Belongs to whom the table belongs to. */
    private static final Set<String> OF_A_TABLE = Set.of("INDEX", "TRIGGER", "RULE", "POLICY");

    @EveryPostgres
    void makesTypesAgain(PostgresServer server) throws SQLException {
        var original = TopicSchema.load(server, Set.of(TopicSchema.TYPES));
        // Taken over as a text from its base type, the default would come back as an expression, as from pg_dump.
        server.execute(original, "ALTER DOMAIN zoo.small_number SET DEFAULT '42'");

        assertRoundTrip(server, original);
    }

    @EveryPostgres
    void makesRoutinesAgain(PostgresServer server) throws SQLException {
        var original = TopicSchema.load(server, Set.of(TopicSchema.ROUTINES));
        // pg_dump leaves the server to know what only this language's handler could tell.
        server.execute(original, "DROP LANGUAGE by_system");

        assertRoundTrip(server, original);
    }

    @EveryPostgres
    void makesOperatorsAgain(PostgresServer server) throws SQLException {
        assertRoundTrip(server, TopicSchema.load(server, Set.of(TopicSchema.OPERATORS)));
    }

    @EveryPostgres
    void makesCollationsAgain(PostgresServer server) throws SQLException {
        assertRoundTrip(server, TopicSchema.load(server, Set.of(TopicSchema.COLLATIONS)));
    }

    @EveryPostgres
    void makesRelationsAgain(PostgresServer server) throws SQLException {
        var original = TopicSchema.load(server, TopicSchema.RELATIONS);
        // Parents' columns come first in a table made again, whenever they were added; so it is with pg_dump.
        server.execute(original, "ALTER TABLE inheritance.parent DROP COLUMN added_later");

        assertRoundTrip(server, original);
    }

    @EveryPostgres
    void makesNotNullOfInheritedColumnsAgain(PostgresServer server) throws SQLException {
        assertRoundTrip(server, TopicSchema.load(server, Set.of(TopicSchema.INHERITED_NOT_NULL)));
    }

    private static void assertRoundTrip(PostgresServer server, String original) throws SQLException {
        var copy = server.createDatabase("copy");
        try {
            var plan = TopicSchema.plan(server, original);
            try (var connection = server.dataSource(copy).getConnection()) {
                for (Definition entry : plan.entries()) {
                    make(connection, entry);
                }
            }
            assertThat(ArchiveEntries.differences(insideOf(TopicSchema.plan(server, copy)), insideOf(plan)))
                    .isEmpty();
        } finally {
            server.dropDatabase(original);
            server.dropDatabase(copy);
        }
    }

    /** The entries without the one of the database, whose name differs by nature. */
    private static List<ArchiveEntries.Entry> insideOf(ArchivePlan plan) {
        return ArchiveEntries.of(plan).stream()
                .filter(entry ->
                        DATABASE.stream().noneMatch(kind -> entry.name().startsWith(kind + "  ")))
                .toList();
    }

    private static void make(Connection connection, Definition entry) throws SQLException {
        if (DATABASE.contains(entry.kind()) || entry.create().isEmpty() || entry.copy() != null) {
            return;
        }
        try (var statement = connection.createStatement()) {
            if (entry.accessMethod() != null && !entry.accessMethod().isEmpty()) {
                statement.execute("SET default_table_access_method = " + Identifiers.quote(entry.accessMethod()));
            }
            statement.execute(entry.create());
            if (entry.owner() != null && hasOwner(entry)) {
                statement.execute(alterOwner(entry.drop(), entry.owner()));
            }
        } catch (SQLException failure) {
            throw new SQLException(entry.create(), failure);
        }
    }

    private static boolean hasOwner(Definition entry) {
        return entry.drop().startsWith("DROP ") && !OF_A_TABLE.contains(entry.kind());
    }

    /** The object is named in the same words as where it is dropped. */
    private static String alterOwner(String drop, String owner) {
        String object = drop.substring("DROP ".length()).replaceFirst("( CASCADE)?;\n$", "");
        return "ALTER " + object + " OWNER TO " + Identifiers.quote(owner);
    }
}
