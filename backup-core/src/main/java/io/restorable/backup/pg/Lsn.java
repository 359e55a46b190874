package io.restorable.backup.pg;

/**
 * A position in the write-ahead log. Prints and parses as PostgreSQL's {@code pg_lsn}: {@code 16/B374D848}.
 *
 * @param position bytes since the log began, unsigned
 */
public record Lsn(long position) implements Comparable<Lsn> {

    /**
     * Parses {@code 16/B374D848}.
     *
     * @throws IllegalArgumentException if the text is not two hexadecimal numbers with a slash between
     */
    public static Lsn parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("'" + text + "' is no write-ahead log position");
        }
        long high = Long.parseLong(text.substring(0, slash), 16);
        long low = Long.parseLong(text.substring(slash + 1), 16);
        return new Lsn(high << 32 | low);
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(position, other.position);
    }

    @Override
    public String toString() {
        return "%X/%X".formatted(position >>> 32, position & 0xFFFF_FFFFL);
    }
}
