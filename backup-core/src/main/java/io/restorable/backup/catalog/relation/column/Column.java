package io.restorable.backup.catalog.relation.column;

import io.restorable.backup.pg.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A column of a relation. Dropped ones are kept, so that the numbers run from 1 without a gap.
 *
 * @param relation the relation's OID
 * @param number {@code attnum}
 * @param name the name
 * @param type the type as SQL
 * @param dropped whether it was dropped; nothing but the number counts then
 * @param local whether the table defines it itself, not only a parent
 * @param identity {@code 'a'} always, {@code 'd'} by default, {@code '\0'} no identity column
 * @param generated {@code 's'} stored, {@code 'v'} virtual, {@code '\0'} not generated
 * @param notNull its NOT NULL, or {@code null} for none
 * @param collation the collation if it is not the type's own, else {@code null}
 * @param tuning how its values are stored and analysed
 */
public record Column(
        long relation,
        int number,
        String name,
        String type,
        boolean dropped,
        boolean local,
        char identity,
        char generated,
        @Nullable NotNull notNull,
        @Nullable QualifiedName collation,
        ColumnTuning tuning) {

    /** Whether the value is computed from other columns, so that COPY leaves it out. */
    public boolean isGenerated() {
        return generated != '\0';
    }
}
