package io.restorable.backup.ddl;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.TocReader;
import io.restorable.backup.catalog.object.Annotations;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.schema.SchemaReader;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.catalog.scope.ScopeMatches;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.selection.Selection;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what one topic writes with what pg_dump 18 writes of the same database, entry by entry, order and
 * dependencies left out.
 */
public final class TopicParity {

    private static final Set<String> ATTACHED = Set.of("COMMENT", "ACL", "SECURITY LABEL");

    private final PostgresServer server;
    private final String database;
    private String role;

    private TopicParity(PostgresServer server, String database) {
        this.server = server;
        this.database = database;
        this.role = server.superuser();
    }

    /**
     * Makes a database of the SQL resources {@code name.sql} and, as far as the server knows them,
     * {@code name-15.sql} to {@code name-18.sql}.
     */
    public static TopicParity of(PostgresServer server, String name) {
        String database = server.createDatabase("parity");
        Stream.concat(
                        Stream.of(name),
                        Stream.of(15, 16, 17, 18)
                                .filter(major -> major <= server.major())
                                .map(major -> name + "-" + major))
                .map(TopicParity::script)
                .filter(Objects::nonNull)
                .forEach(sql -> server.execute(database, sql));
        return new TopicParity(server, database);
    }

    /** The same database, seen by an ordinary role. */
    public TopicParity as(String otherRole) {
        role = otherRole;
        return this;
    }

    /** The database's name. */
    public String database() {
        return database;
    }

    /** Reads something from the database as the role. */
    public <T> T read(java.util.function.Function<Session, T> reader) {
        var options = SessionOptions.of(1);
        try (var pool = SessionPool.open(ConnectionUrl.parse(server.jdbcUrl(database, role)), options);
                var session = pool.session(SessionPurpose.CATALOG)) {
            return reader.apply(session);
        }
    }

    /**
     * The entries that differ.
     *
     * @param words the kinds of entries to compare, in pg_dump's words, and how COMMENT ON and GRANT ON name them
     */
    public List<String> differences(BiFunction<Session, Selection, Topic> topic, Set<String> words) {
        var ours = new TreeMap<String, String>();
        define(topic).forEach(entry -> ours.put(key(entry), text(entry)));
        var theirs = new TreeMap<String, String>();
        dump().filter(entry -> isAbout(entry, words)).forEach(entry -> theirs.put(key(entry), text(entry)));
        var differences = new ArrayList<String>();
        theirs.forEach((key, text) -> {
            if (!text.equals(ours.get(key))) {
                differences.add(key + "\n--- pg_dump\n" + text + "\n--- ours\n" + ours.get(key));
            }
        });
        ours.keySet().stream()
                .filter(key -> !theirs.containsKey(key))
                .forEach(key -> differences.add("only ours: " + key + "\n" + ours.get(key)));
        return theirs.isEmpty() ? List.of("pg_dump wrote nothing about " + words) : differences;
    }

    private List<Definition> define(BiFunction<Session, Selection, Topic> topic) {
        return read(session -> {
            var selection = new Selection(DumpScope.EVERYTHING, ScopeMatches.NONE, SchemaReader.read(session));
            var annotations = Annotations.read(session);
            var written = topic.apply(session, selection);
            var graph = new ObjectGraph();
            written.addNodes(graph);
            annotations.comments().objects().stream()
                    .map(graph::find)
                    .filter(Objects::nonNull)
                    .forEach(node -> node.provide(Component.COMMENT));
            written.linkNodes(graph);
            var definitions = new Definitions(graph.nodes().size(), annotations, true, true);
            graph.nodes().stream().filter(TopicParity::isAskedFor).forEach(node -> written.define(node, definitions));
            return definitions.entries();
        });
    }

    private static boolean isAskedFor(ObjectNode node) {
        return node.available().stream().anyMatch(node::includes);
    }

    private Stream<TocEntry> dump() {
        try {
            Path folder = Files.createTempDirectory("parity");
            var url = "postgresql://" + role + "@" + server.host() + ":" + server.port() + "/" + database;
            PgTools.require(18)
                    .pgDump("-Fd", "--compress=none", "--file=" + folder.resolve("dump"), url)
                    .succeeded();
            try (var toc = Files.newInputStream(folder.resolve("dump").resolve("toc.dat"))) {
                return TocReader.read(toc).entries().stream();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isAbout(TocEntry entry, Set<String> words) {
        return words.contains(entry.kind())
                || (ATTACHED.contains(entry.kind())
                        && words.stream().anyMatch(word -> entry.tag().startsWith(word + " ")));
    }

    private static String key(Definition entry) {
        return entry.kind() + " " + entry.schema() + " " + entry.tag() + " " + owner(entry.kind(), entry.owner());
    }

    private static String key(TocEntry entry) {
        return entry.kind() + " " + entry.schema() + " " + entry.tag() + " " + owner(entry.kind(), entry.owner());
    }

    private static String owner(String kind, @Nullable String owner) {
        return kind.equals("DEFAULT ACL") && owner != null ? owner : "";
    }

    private static String text(Definition entry) {
        return text(
                entry.id(),
                entry.section().number(),
                entry.owner(),
                entry.create(),
                entry.drop(),
                entry.content() != null);
    }

    private static String text(TocEntry entry) {
        return text(
                new CatalogId(entry.catalogOid(), entry.oid()),
                entry.section(),
                entry.owner(),
                entry.create(),
                entry.drop(),
                entry.hasData());
    }

    private static String text(
            CatalogId id,
            int section,
            @Nullable String owner,
            @Nullable String create,
            @Nullable String drop,
            boolean data) {
        return "id=%s section=%d owner=%s data=%s%n%s%n%s"
                .formatted(id, section, empty(owner), data, empty(create), empty(drop));
    }

    private static String empty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String script(String name) {
        try (var resource = TopicParity.class.getResourceAsStream(name + ".sql")) {
            return resource == null ? null : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
