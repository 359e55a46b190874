package io.restorable.backup.rescue.live;

import io.restorable.backup.pg.QualifiedName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table of the live database.
 *
 * @param oid its OID
 * @param name its name
 * @param kind {@code relkind}: {@code 'r'} for an ordinary table, {@code 'p'} for a partitioned one
 * @param columns its columns in order
 * @param keys its unique keys
 */
public record LiveTable(long oid, QualifiedName name, char kind, List<LiveColumn> columns, List<UniqueKey> keys) {

    public LiveTable {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** The table in a FROM clause, with nothing but its own rows or those of its partitions. */
    public String from() {
        return (kind == 'p' ? "" : "ONLY ") + name;
    }

    /** The columns that take values. */
    public List<String> storedColumns() {
        return columns.stream()
                .filter(column -> !column.generated())
                .map(LiveColumn::name)
                .toList();
    }

    /** Looks a column up. */
    public Optional<LiveColumn> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /**
     * What tells one row from another: the primary key, or the shortest unique key without NULLs.
     *
     * @param available the columns that both sides have; a key with others is of no use
     */
    public Optional<UniqueKey> rowKey(List<String> available) {
        return keys.stream()
                .filter(key -> key.notNull() && available.containsAll(key.names()))
                .min(Comparator.comparing((UniqueKey key) -> !key.primary())
                        .thenComparing(key -> key.columns().size())
                        .thenComparing(UniqueKey::index));
    }
}
