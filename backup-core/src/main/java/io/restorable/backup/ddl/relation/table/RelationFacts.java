package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.relation.RelationObjects;
import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.column.ColumnPrivileges;
import io.restorable.backup.catalog.relation.sequence.Sequence;
import io.restorable.backup.catalog.relation.sequence.SequenceValue;
import io.restorable.backup.catalog.relation.table.ForeignTable;
import io.restorable.backup.catalog.relation.table.PartitionedTable;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog tells of one relation besides its row in pg_class.
 *
 * @param columns its columns by number from 1, dropped ones included; empty where they were not asked for
 * @param columnPrivileges the privileges on its columns
 * @param text what the server prints of it, or {@code null}
 * @param foreignTable a foreign table's source, or {@code null}
 * @param partitioned how a partitioned table divides its rows, or {@code null}
 * @param sequence how a sequence counts, or {@code null}
 * @param value where a sequence stands, or {@code null} where it may not be read
 */
public record RelationFacts(
        List<Column> columns,
        List<ColumnPrivileges> columnPrivileges,
        @Nullable RelationText text,
        @Nullable ForeignTable foreignTable,
        @Nullable PartitionedTable partitioned,
        @Nullable Sequence sequence,
        @Nullable SequenceValue value) {

    /** Sorts the records of all relations by the relation they belong to. */
    static Map<Long, RelationFacts> of(RelationObjects objects) {
        var columns = grouped(objects.columns().columns(), Column::relation);
        var privileges = grouped(objects.columns().privileges(), ColumnPrivileges::relation);
        var texts = single(objects.tables().texts(), RelationText::relation);
        var foreign = single(objects.tables().foreign(), ForeignTable::table);
        var partitioned = single(objects.tables().partitioned(), PartitionedTable::table);
        var sequences = single(objects.sequences().sequences(), Sequence::relation);
        var values = single(objects.sequences().values(), SequenceValue::sequence);
        return objects.relations().relations().stream()
                .map(Relation::oid)
                .collect(Collectors.toMap(
                        Function.identity(),
                        oid -> new RelationFacts(
                                columns.getOrDefault(oid, List.of()),
                                privileges.getOrDefault(oid, List.of()),
                                texts.get(oid),
                                foreign.get(oid),
                                partitioned.get(oid),
                                sequences.get(oid),
                                values.get(oid))));
    }

    private static <T> Map<Long, List<T>> grouped(List<T> records, Function<T, Long> relation) {
        return records.stream().collect(Collectors.groupingBy(relation));
    }

    private static <T> Map<Long, T> single(List<T> records, Function<T, Long> relation) {
        Stream<T> all = records.stream();
        return all.collect(HashMap::new, (map, each) -> map.put(relation.apply(each), each), HashMap::putAll);
    }
}
