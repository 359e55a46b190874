package io.restorable.backup.ddl.order;

import static io.restorable.backup.ddl.graph.NodeKind.*;

import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order before dependencies count: by kind, schema, name, and what else tells objects of one kind apart. Source:
 * PostgreSQL 18, src/bin/pg_dump/pg_dump_sort.c, dbObjectTypePriority and DOTypeNameCompare.
 */
final class NameOrder implements Comparator<ObjectNode> {

    /** The kinds from first to last; those in one row are sorted together by name. */
    private static final List<List<NodeKind>> SEQUENCE = List.of(
            List.of(NAMESPACE),
            List.of(LANGUAGE),
            List.of(COLLATION),
            List.of(TRANSFORM),
            List.of(EXTENSION),
            List.of(TYPE, SHELL_TYPE),
            List.of(CAST),
            List.of(FUNCTION),
            List.of(AGGREGATE),
            List.of(ACCESS_METHOD),
            List.of(OPERATOR),
            List.of(OPERATOR_FAMILY, OPERATOR_CLASS),
            List.of(CONVERSION),
            List.of(TEXT_SEARCH_PARSER),
            List.of(TEXT_SEARCH_TEMPLATE),
            List.of(TEXT_SEARCH_DICTIONARY),
            List.of(TEXT_SEARCH_CONFIGURATION),
            List.of(FOREIGN_DATA_WRAPPER),
            List.of(FOREIGN_SERVER),
            List.of(TABLE),
            List.of(TABLE_ATTACH),
            List.of(IMPLIED_TYPE),
            List.of(COLUMN_DEFAULT),
            List.of(PRE_DATA_BOUNDARY),
            List.of(TABLE_DATA),
            List.of(SEQUENCE_SET),
            List.of(LARGE_OBJECT),
            List.of(LARGE_OBJECT_DATA),
            List.of(RELATION_STATISTICS),
            List.of(POST_DATA_BOUNDARY),
            List.of(DOMAIN_CONSTRAINT, CONSTRAINT),
            List.of(INDEX),
            List.of(INDEX_ATTACH),
            List.of(EXTENDED_STATISTICS),
            List.of(RULE),
            List.of(TRIGGER),
            List.of(FOREIGN_KEY),
            List.of(POLICY),
            List.of(PUBLICATION),
            List.of(PUBLICATION_TABLE),
            List.of(PUBLICATION_SCHEMA),
            List.of(SUBSCRIPTION),
            List.of(DEFAULT_PRIVILEGES),
            List.of(EVENT_TRIGGER),
            List.of(MATERIALIZED_VIEW_REFRESH));

    private static final Map<NodeKind, Integer> PRIORITY = priorities();

    private static final Comparator<ObjectNode> STEPS = Comparator.<ObjectNode>comparingInt(
                    node -> PRIORITY.getOrDefault(node.kind(), SEQUENCE.size()))
            .thenComparing(ObjectNode::schema, NameOrder::compareSchemas)
            .thenComparing(ObjectNode::name, SortKey::compareBytes)
            .thenComparing(ObjectNode::kind)
            .thenComparing(node -> node.sortKey())
            .thenComparingLong(node -> node.id().oid());

    @Override
    public int compare(ObjectNode left, ObjectNode right) {
        return STEPS.compare(left, right);
    }

    /** Objects outside schemas come after those within one. */
    private static int compareSchemas(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        return SortKey.compareBytes(left, right);
    }

    private static Map<NodeKind, Integer> priorities() {
        var priorities = new EnumMap<NodeKind, Integer>(NodeKind.class);
        for (int place = 0; place < SEQUENCE.size(); place++) {
            for (NodeKind kind : SEQUENCE.get(place)) {
                priorities.put(kind, place);
            }
        }
        return priorities;
    }
}
