package io.restorable.backup.rescue.live;

import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key of the live database.
 *
 * @param name the constraint's name
 * @param child the table whose rows refer
 * @param childColumns its referring columns
 * @param parent the table whose rows are referred to
 * @param parentColumns its columns, in the order of {@code childColumns}
 * @param operators the equality of parent's and child's column, as SQL
 * @param childCondition an SQL condition for the rows that it binds, where one partition has it and others do not; {@code
 *     null} where it binds all rows of {@code child}
 */
public record ForeignKey(
        String name,
        QualifiedName child,
        List<String> childColumns,
        QualifiedName parent,
        List<String> parentColumns,
        List<String> operators,
        @Nullable String childCondition) {

    public ForeignKey {
        childColumns = List.copyOf(childColumns);
        parentColumns = List.copyOf(parentColumns);
        operators = List.copyOf(operators);
    }

    /** The same as the partitioned table above the partition has it, for the rows of that partition. */
    ForeignKey ofRoot(QualifiedName root, String condition) {
        return new ForeignKey(name, root, childColumns, parent, parentColumns, operators, condition);
    }

    /** An SQL condition: the parent's row is the one that the child's row refers to. */
    public String joins(String parentAlias, String childAlias) {
        return IntStream.range(0, childColumns.size())
                .mapToObj(index -> parentAlias + "." + Identifiers.quote(parentColumns.get(index)) + " "
                        + operators.get(index) + " " + childAlias + "." + Identifiers.quote(childColumns.get(index)))
                .collect(Collectors.joining(" AND "));
    }

    /** An SQL condition: the child's row refers to a row at all. */
    public String refers(String childAlias) {
        return childColumns.stream()
                .map(column -> childAlias + "." + Identifiers.quote(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
    }
}
