package io.restorable.backup.catalog.relation;

import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.column.ColumnDefault;
import io.restorable.backup.catalog.relation.column.ColumnPrivileges;
import io.restorable.backup.catalog.relation.index.ExtendedStatistics;
import io.restorable.backup.catalog.relation.index.ForeignKey;
import io.restorable.backup.catalog.relation.index.Index;
import io.restorable.backup.catalog.relation.rule.Policy;
import io.restorable.backup.catalog.relation.rule.RefreshDependency;
import io.restorable.backup.catalog.relation.rule.Rule;
import io.restorable.backup.catalog.relation.rule.Trigger;
import io.restorable.backup.catalog.relation.sequence.Sequence;
import io.restorable.backup.catalog.relation.sequence.SequenceValue;
import io.restorable.backup.catalog.relation.table.ForeignTable;
import io.restorable.backup.catalog.relation.table.Inheritance;
import io.restorable.backup.catalog.relation.table.PartitionedTable;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.catalog.relation.table.RelationText;
import io.restorable.backup.catalog.relation.table.TableConstraint;
import java.util.List;

/**
 * All relations of a database, and what belongs to those that are wanted in detail. Lists are in the order of the
 * readers; parts of one relation stand together.
 */
public record RelationObjects(
        RelationSet relations, Tables tables, Columns columns, Indexes indexes, Rules rules, Sequences sequences) {

    /** What pg_class and its next neighbours tell of tables. */
    public record Tables(
            List<Inheritance> inheritances,
            List<PartitionedTable> partitioned,
            List<ForeignTable> foreign,
            List<RelationText> texts,
            List<TableConstraint> constraints) {}

    /** Columns, their defaults and privileges. */
    public record Columns(List<Column> columns, List<ColumnDefault> defaults, List<ColumnPrivileges> privileges) {}

    /** Indexes with their constraints, foreign keys and extended statistics. */
    public record Indexes(List<Index> indexes, List<ForeignKey> foreignKeys, List<ExtendedStatistics> statistics) {}

    /** Triggers, rules, policies, and the order of materialized views. */
    public record Rules(
            List<Trigger> triggers, List<Rule> rules, List<Policy> policies, List<RefreshDependency> refreshes) {}

    /** Sequences and their values. */
    public record Sequences(List<Sequence> sequences, List<SequenceValue> values) {}
}
