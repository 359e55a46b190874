package io.restorable.backup.ddl.relation.data;

import io.restorable.backup.ddl.relation.table.RelationParts;
import org.jspecify.annotations.Nullable;

/** What a node for data stands for: the rows of a relation. Changes until the graph is complete. */
final class RelationRows {

    private final RelationParts parts;
    private final @Nullable String condition;
    private boolean empty;

    /**
     * @param parts the relation
     * @param condition which rows, as {@code WHERE …}, or {@code null} for all
     */
    RelationRows(RelationParts parts, @Nullable String condition) {
        this.parts = parts;
        this.condition = condition;
        this.empty = !parts.relation().populated();
    }

    RelationParts parts() {
        return parts;
    }

    @Nullable
    String condition() {
        return condition;
    }

    /** Whether a materialized view has no rows, or gets them from one that has none. */
    boolean isEmpty() {
        return empty;
    }

    void leaveEmpty() {
        empty = true;
    }
}
