package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;

/**
 * How a base type's values are stored.
 *
 * @param length bytes, -1 for a variable length, -2 for a null-terminated text
 * @param byValue whether values are passed in a register
 * @param alignment {@code 'c'}, {@code 's'}, {@code 'i'} or {@code 'd'}: 1, 2, 4 or 8 bytes
 * @param storage {@code 'p'} plain, {@code 'e'} external, {@code 'x'} extended or {@code 'm'} main
 */
public record TypeLayout(int length, boolean byValue, char alignment, char storage) {

    static TypeLayout read(Row row) {
        return new TypeLayout(
                row.number("typlen"), row.flag("typbyval"), row.letter("typalign"), row.letter("typstorage"));
    }
}
