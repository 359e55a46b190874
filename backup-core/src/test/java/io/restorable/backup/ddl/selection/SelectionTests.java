package io.restorable.backup.ddl.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.schema.DatabaseFacts;
import io.restorable.backup.catalog.schema.ExtensionRecord;
import io.restorable.backup.catalog.schema.SchemaObjects;
import io.restorable.backup.catalog.schema.SchemaRecord;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.catalog.scope.ScopeMatches;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTests {

    private static final Set<Component> ALL = EnumSet.allOf(Component.class);
    private static final long PUBLIC = 2200;
    private static final long SALES = 20_000;
    private static final long MEMBER = 30_000;
    private static final long EXTENSION = 40_000;
    private static final long BUILT_IN_EXTENSION = 13_000;

    private final ObjectGraph graph = new ObjectGraph();

    @Test
    void takesEverythingOfUserSchemas() {
        assertThat(table(everything(), "sales", 1)).isEqualTo(ALL);
    }

    @Test
    void takesPrivilegesOnlyWithinPgCatalog() {
        assertThat(table(everything(), "pg_catalog", 1)).containsExactly(Component.PRIVILEGES);
    }

    @Test
    void takesNothingOfOtherSystemSchemas() {
        assertThat(table(everything(), "information_schema", 1)).isEmpty();
        assertThat(table(everything(), "pg_temp_3", 1)).isEmpty();
    }

    @Test
    void takesPrivilegesOnlyOfWhatAnExtensionMade() {
        assertThat(table(everything(), "sales", MEMBER)).containsExactly(Component.PRIVILEGES);
    }

    @Test
    void takesNothingOfMembersIfTheirExtensionIsLeftOut() {
        assertThat(table(onlySchemas(SALES), "sales", MEMBER)).isEmpty();
    }

    @Test
    void takesNamedTablesOnly() {
        var selection = selection(
                new DumpScope(
                        DumpScope.Parts.SCHEMA_AND_DATA, List.of("t"), List.of(), List.of(), List.of(), List.of()),
                new ScopeMatches(Set.of(1L, 2L), Set.of(2L), Set.of(), Set.of(), Set.of()));

        assertThat(table(selection, "sales", 1)).isEqualTo(ALL);
        assertThat(table(selection, "sales", 2)).isEmpty();
        assertThat(table(selection, "sales", 3)).isEmpty();
        assertThat(object(selection, NodeKind.FUNCTION, "sales", 20_001)).isEmpty();
        assertThat(object(selection, NodeKind.FOREIGN_SERVER, null, 20_002)).isEmpty();
    }

    @Test
    void takesNamedSchemasOnly() {
        assertThat(object(onlySchemas(SALES), NodeKind.FUNCTION, "sales", 20_001))
                .isEqualTo(ALL);
        assertThat(object(onlySchemas(SALES), NodeKind.FUNCTION, "public", 20_001))
                .isEmpty();
        assertThat(object(onlySchemas(SALES), NodeKind.CAST, null, 20_001)).isEmpty();
    }

    @Test
    void leavesOutExcludedSchemasButNotWhatIsOutsideSchemas() {
        var selection = selection(
                new DumpScope(
                        DumpScope.Parts.SCHEMA_AND_DATA, List.of(), List.of(), List.of(), List.of("sales"), List.of()),
                new ScopeMatches(Set.of(), Set.of(), Set.of(), Set.of(SALES), Set.of()));

        assertThat(object(selection, NodeKind.FUNCTION, "sales", 20_001)).isEmpty();
        assertThat(object(selection, NodeKind.FUNCTION, "public", 20_001)).isEqualTo(ALL);
        assertThat(object(selection, NodeKind.CAST, null, 20_001)).isEqualTo(ALL);
    }

    @Test
    void doesNotDefinePublicIfItsOwnerIsTheDefault() {
        var node = node(NodeKind.NAMESPACE, null, PUBLIC);
        everything().selectSchema(node, schema(PUBLIC, "public", true));
        assertThat(node.requested()).doesNotContain(Component.DEFINITION).contains(Component.PRIVILEGES);
    }

    @Test
    void definesPublicIfSomebodyElseOwnsIt() {
        var node = node(NodeKind.NAMESPACE, null, PUBLIC);
        everything().selectSchema(node, schema(PUBLIC, "public", false));
        assertThat(node.requested()).isEqualTo(ALL);
    }

    @Test
    void takesLanguagesOfInitdbForTheirPrivileges() {
        var builtIn = node(NodeKind.LANGUAGE, null, 13_500);
        everything().selectLanguage(builtIn);
        assertThat(builtIn.requested()).containsExactly(Component.PRIVILEGES);

        var users = node(NodeKind.LANGUAGE, null, 20_500);
        everything().selectLanguage(users);
        assertThat(users.requested()).isEqualTo(ALL);
    }

    @Test
    void skipsCastsOfInitdb() {
        var cast = node(NodeKind.CAST, null, 13_500);
        everything().selectUnlessBuiltIn(cast);
        assertThat(cast.requested()).isEmpty();
    }

    @Test
    void takesStatisticsWithTheirTableOnly() {
        var table = node(NodeKind.TABLE, "sales", 1);
        var statistics = node(NodeKind.EXTENDED_STATISTICS, "sales", 20_001);
        everything().selectStatistics(statistics, table);
        assertThat(statistics.requested()).isEqualTo(ALL);

        table.request(Set.of(Component.PRIVILEGES));
        everything().selectStatistics(statistics, table);
        assertThat(statistics.requested()).isEmpty();
    }

    @Test
    void takesExtensionsOfInitdbForThePrivilegesOnTheirMembers() {
        assertThat(everything().partsOf(extension(BUILT_IN_EXTENSION, "plpgsql")))
                .containsExactly(Component.PRIVILEGES);
        assertThat(everything().partsOf(extension(EXTENSION, "hstore"))).isEqualTo(ALL);
    }

    @Test
    void keepsTheRowsOfConfigurationTablesWithTheirExtension() {
        var schema = node(NodeKind.NAMESPACE, null, SALES);

        assertThat(everything().keepsRowsOf(extension(EXTENSION, "hstore"), MEMBER, schema))
                .isTrue();
        schema.request(Set.of());
        assertThat(onlySchemas(PUBLIC).keepsRowsOf(extension(EXTENSION, "hstore"), MEMBER, schema))
                .isFalse();
    }

    private Set<Component> table(Selection selection, String schema, long oid) {
        var node = node(NodeKind.TABLE, schema, oid);
        selection.selectTable(node);
        return node.requested();
    }

    private Set<Component> object(Selection selection, NodeKind kind, @Nullable String schema, long oid) {
        var node = node(kind, schema, oid);
        selection.select(node);
        return node.requested();
    }

    private ObjectNode node(NodeKind kind, @Nullable String schema, long oid) {
        return graph.add(kind, CatalogId.of(SystemCatalog.PG_CLASS, oid), schema, "name", "subject");
    }

    private static Selection everything() {
        return selection(DumpScope.EVERYTHING, ScopeMatches.NONE);
    }

    private static Selection onlySchemas(Long... oids) {
        return selection(
                new DumpScope(
                        DumpScope.Parts.SCHEMA_AND_DATA, List.of(), List.of(), List.of("any"), List.of(), List.of()),
                new ScopeMatches(Set.of(), Set.of(), Set.of(oids), Set.of(), Set.of()));
    }

    private static Selection selection(DumpScope scope, ScopeMatches matches) {
        var schemas = List.of(
                schema(11, "pg_catalog", false),
                schema(13_400, "information_schema", false),
                schema(19_000, "pg_temp_3", false),
                schema(PUBLIC, "public", true),
                schema(SALES, "sales", false));
        var extensions = List.of(extension(BUILT_IN_EXTENSION, "plpgsql"), extension(EXTENSION, "hstore"));
        var members = Map.of(CatalogId.of(SystemCatalog.PG_CLASS, MEMBER), EXTENSION);
        return new Selection(scope, matches, new SchemaObjects(database(), schemas, extensions, members));
    }

    private static SchemaRecord schema(long oid, String name, boolean ownedByDefault) {
        var id = CatalogId.of(SystemCatalog.PG_NAMESPACE, oid);
        return new SchemaRecord(new ObjectIdentity(id, null, name, "owner"), none(), ownedByDefault);
    }

    private static ExtensionRecord extension(long oid, String name) {
        var id = CatalogId.of(SystemCatalog.PG_EXTENSION, oid);
        return new ExtensionRecord(new ObjectIdentity(id, null, name, null), "public", "1.0", List.of());
    }

    private static DatabaseFacts database() {
        var id = CatalogId.of(SystemCatalog.PG_DATABASE, 5);
        return new DatabaseFacts(
                new ObjectIdentity(id, null, "shop", "owner"),
                "UTF8",
                'c',
                "C",
                "C",
                null,
                null,
                "pg_default",
                -1,
                false,
                null,
                List.of(),
                none(),
                List.of());
    }

    private static AccessPrivileges none() {
        return new AccessPrivileges(null, List.of());
    }
}
