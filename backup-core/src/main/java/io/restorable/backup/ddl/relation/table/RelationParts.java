package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.column.NotNull;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A relation with its node and all that its definition looks at. Changes until the graph is complete. */
public final class RelationParts {

    private final Relation relation;
    private final ObjectNode node;
    private final RelationFacts facts;
    private final List<RelationParts> parents = new ArrayList<>(1);
    private final Map<Integer, ObjectNode> defaults = new HashMap<>();
    private final List<ObjectNode> constraints = new ArrayList<>(0);
    private final Set<Integer> ownNotNulls = new HashSet<>();
    private @Nullable ObjectNode data;

    RelationParts(Relation relation, ObjectNode node, RelationFacts facts) {
        this.relation = relation;
        this.node = node;
        this.facts = facts;
    }

    /** The row of pg_class. */
    public Relation relation() {
        return relation;
    }

    /** The relation's node. */
    public ObjectNode node() {
        return node;
    }

    /** What the catalog tells besides. */
    public RelationFacts facts() {
        return facts;
    }

    /** The relation's name as SQL, with its schema. */
    public String sqlName() {
        return relation.qualifiedName().toString();
    }

    /** Whether the backup defines this relation. */
    public boolean isDefined() {
        return node.requested().contains(Component.DEFINITION);
    }

    /** The partitioned table of a partition, or the tables that it inherits from, in their order. */
    public List<RelationParts> parents() {
        return Collections.unmodifiableList(parents);
    }

    /** The column with this number. */
    public Column column(int number) {
        return facts.columns().get(number - 1);
    }

    /** The name of a column, system columns included, or {@code null} if there is none with this number. */
    public @Nullable String columnName(int number) {
        if (number > 0) {
            return number <= facts.columns().size() ? column(number).name() : null;
        }
        return switch (number) {
            case -1 -> "ctid";
            case -2 -> "xmin";
            case -3 -> "cmin";
            case -4 -> "xmax";
            case -5 -> "cmax";
            case -6 -> "tableoid";
            default -> null;
        };
    }

    /** The node of the data entry, or {@code null} if the relation's rows are not in the backup. */
    public @Nullable ObjectNode data() {
        return data;
    }

    /** Says that the relation's rows are in the backup. */
    public void data(ObjectNode dataNode) {
        data = dataNode;
    }

    void addParent(RelationParts parent) {
        parents.add(parent);
    }

    void addDefault(Column column, ObjectNode defaultNode) {
        defaults.put(column.number(), defaultNode);
    }

    @Nullable
    ObjectNode defaultOf(Column column) {
        return defaults.get(column.number());
    }

    @Nullable
    String defaultExpressionOf(Column column) {
        ObjectNode defaultNode = defaultOf(column);
        return defaultNode == null
                ? null
                : defaultNode.subject(DefaultPart.class).expression();
    }

    void addConstraint(ObjectNode constraint) {
        constraints.add(constraint);
    }

    /** Checks, and NOT NULL constraints that are not valid, in the order of their names. */
    List<ObjectNode> constraints() {
        return Collections.unmodifiableList(constraints);
    }

    /** Whether CREATE TABLE lists the column; a partition lists all, because it is created first and attached later. */
    boolean lists(Column column) {
        return !column.dropped() && (column.local() || relation.partition());
    }

    /** Says that the column's NOT NULL is not only inherited. */
    void ownNotNull(Column column) {
        ownNotNulls.add(column.number());
    }

    boolean ownsNotNull(Column column) {
        return ownNotNulls.contains(column.number());
    }

    /**
     * What stands before NOT NULL in the definition: the constraint's name, or the empty text where the server will
     * choose the same name by itself; {@code null} where there is no NOT NULL, or one that is not valid yet.
     */
    @Nullable
    String notNullName(Column column) {
        NotNull notNull = column.notNull();
        if (notNull == null || !notNull.valid()) {
            return null;
        }
        String name = notNull.name();
        boolean chosenByServer = name == null
                || (notNull.comment() == null && name.equals(relation.name() + "_" + column.name() + "_not_null"));
        return chosenByServer ? "" : name;
    }
}
