package io.restorable.backup.catalog.statistics;

import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.pg.ServerVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the optimizer knows of a relation: its size, and how the values of its columns are spread.
 *
 * @param version the server's version, by which the reader of the statistics judges them
 * @param oid the relation's OID
 * @param constraint the OID of the constraint that makes the index, 0 for none
 * @param name its name
 * @param kind {@code relkind} of pg_class
 * @param size its size
 * @param columns the spread of values, by column and then without heirs first; columns never analyzed are missing
 */
public record RelationStatistics(
        ServerVersion version,
        long oid,
        long constraint,
        QualifiedName name,
        char kind,
        Size size,
        List<ColumnSpread> columns) {

    public RelationStatistics {
        columns = List.copyOf(columns);
    }

    /** Whether it is an index. */
    public boolean isIndex() {
        return kind == 'i' || kind == 'I';
    }

    /**
     * A relation's size as pg_class has it.
     *
     * @param pages its pages
     * @param rows its rows as the server prints the number; -1 for never counted
     * @param allVisible the pages all of whose rows everybody sees
     * @param allFrozen the pages all of whose rows are frozen; 0 before 18
     */
    public record Size(int pages, String rows, int allVisible, int allFrozen) {}

    /**
     * The spread of a column's values.
     *
     * @param column the column's name
     * @param number its number, if the column is to be found by that: in an index of expressions; else {@code null}
     * @param values what is known, each as text, in the order and with the names of pg_stats
     */
    public record ColumnSpread(String column, @Nullable Integer number, List<Value> values) {

        public ColumnSpread {
            values = List.copyOf(values);
        }
    }

    /**
     * One thing known of a column.
     *
     * @param name its name: {@code null_frac}
     * @param type its type: {@code real}
     * @param text its value as the server prints it
     */
    public record Value(String name, String type, String text) {}
}
