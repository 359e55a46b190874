package io.restorable.backup.catalog.operator;

import io.restorable.backup.connect.Row;

/**
 * A support function's place in an operator family.
 *
 * @param number the number by which the access method knows it
 * @param function the function with its argument types, as SQL
 * @param leftType the type it supports, as SQL
 * @param rightType the other type it supports, as SQL; the same again where it is no function across types
 */
public record FamilyFunction(int number, String function, String leftType, String rightType) {

    static FamilyFunction read(Row row) {
        return new FamilyFunction(
                row.number("amprocnum"), row.text("function"), row.text("left_type"), row.text("right_type"));
    }
}
