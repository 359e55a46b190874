package io.restorable.backup.ddl.graph;

import java.util.List;

/**
 * What orders nodes that agree in kind, schema and name, so that equal databases give equal archives: the rest of the
 * catalog's natural key. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump_sort.c, DOTypeNameCompare.
 *
 * @param number compared first: the number of arguments, the column number
 * @param texts compared next, one by one, as bytes of UTF-8: argument types as schema and name, the table's name
 */
public record SortKey(int number, List<String> texts) implements Comparable<SortKey> {

    /** For kinds whose schema and name are all there is to compare. */
    public static final SortKey NONE = new SortKey(0, List.of());

    public SortKey {
        texts = List.copyOf(texts);
    }

    /** A key of a number and texts. */
    public static SortKey of(int number, String... texts) {
        return new SortKey(number, List.of(texts));
    }

    @Override
    public int compareTo(SortKey other) {
        int result = Integer.compare(number, other.number);
        for (int index = 0; result == 0 && index < Math.min(texts.size(), other.texts.size()); index++) {
            result = compareBytes(texts.get(index), other.texts.get(index));
        }
        return result != 0 ? result : Integer.compare(texts.size(), other.texts.size());
    }

    /** Compares two texts as C compares their UTF-8 bytes, which is the order of their code points. */
    public static int compareBytes(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int index = 0; index < length; index++) {
            char one = left.charAt(index);
            char other = right.charAt(index);
            if (one != other) {
                // Surrogates stand for code points above all others, though not for the highest chars.
                int bySurrogate = Boolean.compare(Character.isSurrogate(one), Character.isSurrogate(other));
                return bySurrogate != 0 ? bySurrogate : Character.compare(one, other);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
