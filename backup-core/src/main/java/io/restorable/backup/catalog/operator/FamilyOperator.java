package io.restorable.backup.catalog.operator;

import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * An operator's place in an operator family.
 *
 * @param strategy the number by which the access method knows it
 * @param operator the operator with its types, as SQL
 * @param sortFamily the B-tree operator family that sorts its results, or {@code null} for a search operator
 */
public record FamilyOperator(
        int strategy, String operator, @Nullable QualifiedName sortFamily) {

    static FamilyOperator read(Row row) {
        String family = row.textOrNull("sort_family");
        return new FamilyOperator(
                row.number("amopstrategy"),
                row.text("operator"),
                family == null ? null : new QualifiedName(row.text("sort_schema"), family));
    }
}
