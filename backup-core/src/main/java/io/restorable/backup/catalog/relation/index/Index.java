package io.restorable.backup.catalog.relation.index;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index.
 *
 * @param identity the row of pg_class; schema and owner are the table's
 * @param table the table's OID
 * @param definition the CREATE INDEX statement without the semicolon
 * @param columns the numbers of the table's columns in it, 0 for expressions
 * @param keyColumns how many of the columns are keys; the rest is included
 * @param clustered whether CLUSTER uses it
 * @param replicaIdentity whether it is the table's replica identity
 * @param nullsNotDistinct whether two nulls count as equal
 * @param parent the OID of the partitioned index it is a part of, 0 for none
 * @param tablespace the tablespace's name, or the empty text for the database's default one
 * @param options storage parameters as {@code name=value}
 * @param statisticsTargets the statistics targets that were set, by column number of the index
 * @param constraint the constraint that made the index, or {@code null}
 */
public record Index(
        ObjectIdentity identity,
        long table,
        String definition,
        List<Integer> columns,
        int keyColumns,
        boolean clustered,
        boolean replicaIdentity,
        boolean nullsNotDistinct,
        long parent,
        String tablespace,
        List<String> options,
        Map<Integer, Integer> statisticsTargets,
        @Nullable IndexConstraint constraint)
        implements DatabaseObject {

    public Index {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    /** The numbers of the table's columns that are keys, up to the first expression. */
    public List<Integer> namedKeys() {
        return named(columns.subList(0, keyColumns));
    }

    /** The numbers of the table's columns that are only included. */
    public List<Integer> namedIncluded() {
        return named(columns.subList(keyColumns, columns.size()));
    }

    private static List<Integer> named(List<Integer> numbers) {
        return numbers.stream().takeWhile(number -> number != 0).toList();
    }
}
