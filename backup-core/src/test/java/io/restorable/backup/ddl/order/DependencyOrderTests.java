package io.restorable.backup.ddl.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyOrderTests {

    private final ObjectGraph graph = new ObjectGraph();
    private final ObjectNode preData = add(NodeKind.PRE_DATA_BOUNDARY, null, "PRE-DATA BOUNDARY");
    private final ObjectNode postData = add(NodeKind.POST_DATA_BOUNDARY, null, "POST-DATA BOUNDARY");

    @BeforeEach
    void putDataBetweenTheBoundaries() {
        postData.dependOn(preData);
    }

    @Test
    void sortsByKindThenSchemaThenName() {
        var index = add(NodeKind.INDEX, "a", "a");
        var late = add(NodeKind.TABLE, "b", "a");
        var second = add(NodeKind.TABLE, "a", "b");
        var first = add(NodeKind.TABLE, "a", "B");
        var schema = add(NodeKind.NAMESPACE, null, "z");

        assertThat(sorted()).containsExactly(schema, first, second, late, preData, postData, index);
    }

    @Test
    void sortsByTheRestOfTheKeyWhereNamesAgree() {
        var twoArguments = add(NodeKind.FUNCTION, "s", "f");
        twoArguments.sortKey(SortKey.of(2, "pg_catalog", "int4", "pg_catalog", "int4"));
        var text = add(NodeKind.FUNCTION, "s", "f");
        text.sortKey(SortKey.of(1, "pg_catalog", "text"));
        var integer = add(NodeKind.FUNCTION, "s", "f");
        integer.sortKey(SortKey.of(1, "pg_catalog", "int4"));

        assertThat(sorted()).startsWith(integer, text, twoArguments);
    }

    @Test
    void comparesNamesAsBytesOfUtf8() {
        var beyond = add(NodeKind.TABLE, "s", "\ud83d\ude00");
        var highest = add(NodeKind.TABLE, "s", "\uffee");
        var small = add(NodeKind.TABLE, "s", "ä");

        assertThat(sorted()).startsWith(small, highest, beyond);
    }

    @Test
    void movesOnlyWhatADependencyForces() {
        var a = add(NodeKind.TABLE, "s", "a");
        var b = add(NodeKind.TABLE, "s", "b");
        var c = add(NodeKind.TABLE, "s", "c");
        var d = add(NodeKind.TABLE, "s", "d");
        a.dependOn(c);

        assertThat(sorted()).startsWith(c, a, b, d);
    }

    @Test
    void leavesTheSelectRuleWithinItsView() {
        var view = relation('v', "v");
        var rule = part(NodeKind.RULE, view);

        assertThat(sorted()).containsSubsequence(rule, view);
        assertThat(rule.isSeparate()).isFalse();
        assertThat(view.isDummyView()).isFalse();
    }

    @Test
    void makesViewsThatNeedEachOtherWithNullColumnsFirst() {
        var one = relation('v', "one");
        var ruleOfOne = part(NodeKind.RULE, one);
        var other = relation('v', "other");
        part(NodeKind.RULE, other).dependOn(one);
        ruleOfOne.dependOn(other);

        assertThat(sorted()).containsSubsequence(one, other, postData, ruleOfOne);
        assertThat(one.isDummyView()).isTrue();
        assertThat(ruleOfOne.isSeparate()).isTrue();
        assertThat(other.isDummyView()).isFalse();
    }

    @Test
    void movesAMaterializedViewBehindTheIndexItNeeds() {
        var view = relation('m', "m");
        var rule = part(NodeKind.RULE, view);
        var key = add(NodeKind.CONSTRAINT, "s", "key");
        key.dependOn(postData);
        rule.dependOn(key);

        assertThat(sorted()).containsSubsequence(preData, postData, key, view);
        assertThat(view.isPostponed()).isTrue();
    }

    @Test
    void movesAFunctionBehindTheIndexItNeeds() {
        var function = add(NodeKind.FUNCTION, "s", "f");
        preData.dependOn(function);
        var key = add(NodeKind.CONSTRAINT, "s", "key");
        key.dependOn(postData);
        function.dependOn(key);

        assertThat(sorted()).containsSubsequence(preData, postData, key, function);
        assertThat(function.isPostponed()).isTrue();
    }

    @Test
    void leavesACheckWithinItsTableUnlessItNeedsTheTable() {
        var table = relation('r', "t");
        var simple = part(NodeKind.CONSTRAINT, table);
        var calling = part(NodeKind.CONSTRAINT, table);
        var function = add(NodeKind.FUNCTION, "s", "f");
        calling.dependOn(function);
        function.dependOn(table);

        assertThat(sorted()).containsSubsequence(simple, table, function, postData, calling);
        assertThat(simple.isSeparate()).isFalse();
        assertThat(calling.isSeparate()).isTrue();
    }

    @Test
    void setsADefaultLaterIfItNeedsTheTable() {
        var table = relation('r', "t");
        var simple = part(NodeKind.COLUMN_DEFAULT, table);
        var calling = part(NodeKind.COLUMN_DEFAULT, table);
        var function = add(NodeKind.FUNCTION, "s", "f");
        calling.dependOn(function);
        function.dependOn(table);

        assertThat(sorted()).containsSubsequence(simple, table, function, calling, preData);
        assertThat(simple.isSeparate()).isFalse();
        assertThat(calling.isSeparate()).isTrue();
    }

    @Test
    void addsADomainsCheckLaterIfItNeedsTheDomain() {
        var domain = add(NodeKind.TYPE, "s", "d");
        preData.dependOn(domain);
        var check = part(NodeKind.DOMAIN_CONSTRAINT, domain);
        var function = add(NodeKind.FUNCTION, "s", "f");
        preData.dependOn(function);
        check.dependOn(function);
        function.dependOn(domain);

        assertThat(sorted()).containsSubsequence(domain, function, postData, check);
        assertThat(check.isSeparate()).isTrue();
    }

    @Test
    void definesTheShellOfATypeBeforeItsFunctions() {
        var type = add(NodeKind.TYPE, "s", "t");
        var shell = add(NodeKind.SHELL_TYPE, "s", "t");
        shell.request(Set.of());
        type.shell(shell);
        type.dependOn(shell);
        var input = add(NodeKind.FUNCTION, "s", "t_in");
        type.dependOn(input);
        input.dependOn(type);

        assertThat(sorted()).containsSubsequence(shell, input, type);
        assertThat(shell.requested()).contains(Component.DEFINITION);
    }

    @Test
    void makesAPartitionedIndexBeforeThoseAttachedToIt() {
        var parent = add(NodeKind.INDEX, "s", "z");
        var child = add(NodeKind.INDEX, "s", "a");
        child.partOf(parent);
        child.dependOn(parent);
        parent.dependOn(child);

        assertThat(sorted()).containsSubsequence(child, parent);
        assertThat(parent.dependencies()).containsExactly(child.dumpId());
    }

    @Test
    void ignoresATableThatDependsOnItself() {
        var table = relation('r', "t");
        table.dependOn(table);

        var order = DependencyOrder.of(graph, postData);

        assertThat(order.nodes()).contains(table);
        assertThat(order.brokenLoops()).isEmpty();
    }

    @Test
    void reportsForeignKeysThatGoRoundInCircles() {
        var one = add(NodeKind.TABLE_DATA, "s", "one");
        var other = add(NodeKind.TABLE_DATA, "s", "other");
        one.dependOn(other);
        other.dependOn(one);

        var order = DependencyOrder.of(graph, postData);

        assertThat(order.brokenLoops()).singleElement().satisfies(loop -> {
            assertThat(loop.nodes()).containsExactlyInAnyOrder(one, other);
            assertThat(loop.isAboutForeignKeys()).isTrue();
        });
    }

    @Test
    void walksChainsOfAnyLength() {
        ObjectNode last = relation('v', "v");
        for (int number = 0; number < 100_000; number++) {
            var next = add(NodeKind.TABLE, "s", "v" + number);
            next.dependOn(last);
            last = next;
        }
        graph.node(3).dependOn(last);

        assertThat(DependencyOrder.of(graph, postData).brokenLoops()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void respectsEveryDependencyOfGraphsWithoutLoops(long seed) {
        var random = new Random(seed);
        var nodes = addRandomNodes(random, 300);
        for (int number = 0; number < 900; number++) {
            int later = 1 + random.nextInt(nodes.size() - 1);
            nodes.get(later).dependOn(nodes.get(random.nextInt(later)));
        }
        Map<ObjectNode, Set<Integer>> asked = new HashMap<>();
        graph.nodes().forEach(node -> asked.put(node, Set.copyOf(node.dependencies())));

        var order = DependencyOrder.of(graph, postData);

        assertThat(order.brokenLoops()).isEmpty();
        assertRespected(order.nodes());
        asked.forEach((node, dependencies) -> assertThat(node.dependencies()).isEqualTo(dependencies));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597})
    void findsAnOrderForGraphsFullOfLoops(long seed) {
        var random = new Random(seed);
        var nodes = addRandomNodes(random, 120);
        for (int number = 0; number < 260; number++) {
            var from = nodes.get(random.nextInt(nodes.size()));
            var to = nodes.get(random.nextInt(nodes.size()));
            from.dependOn(to);
            if (number % 4 == 0 && from != to) {
                to.partOf(from);
                to.dependOn(from);
            }
        }

        var order = DependencyOrder.of(graph, postData);

        assertThat(order.nodes()).containsExactlyInAnyOrderElementsOf(graph.nodes());
        assertRespected(order.nodes());
    }

    private void assertRespected(List<ObjectNode> nodes) {
        var done = new ArrayList<Integer>();
        for (ObjectNode node : nodes) {
            assertThat(done).containsAll(node.dependencies());
            done.add(node.dumpId());
        }
    }

    private List<ObjectNode> addRandomNodes(Random random, int count) {
        var kinds = NodeKind.values();
        var nodes = new ArrayList<ObjectNode>(List.of(preData, postData));
        while (nodes.size() < count) {
            var node = add(kinds[random.nextInt(kinds.length)], "s" + random.nextInt(3), "n" + random.nextInt(20));
            node.relationKind("rvmpS".charAt(random.nextInt(5)));
            nodes.add(node);
        }
        return nodes;
    }

    private List<ObjectNode> sorted() {
        return DependencyOrder.of(graph, postData).nodes();
    }

    private ObjectNode relation(char kind, String name) {
        var node = add(NodeKind.TABLE, "s", name);
        node.relationKind(kind);
        preData.dependOn(node);
        return node;
    }

    /** A part of another object as pg_depend shows it: each needs the other. */
    private ObjectNode part(NodeKind kind, ObjectNode whole) {
        var node = add(kind, "s", "part of " + whole.name());
        node.partOf(whole);
        node.dependOn(whole);
        whole.dependOn(node);
        return node;
    }

    private ObjectNode add(NodeKind kind, @Nullable String schema, String name) {
        return graph.add(kind, CatalogId.NONE, schema, name, "subject");
    }
}
