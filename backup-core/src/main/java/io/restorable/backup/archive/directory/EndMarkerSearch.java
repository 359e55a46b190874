package io.restorable.backup.archive.directory;

/** Looks for a line that is exactly {@code \.} in rows that arrive in pieces. COPY never sends such a line as data. */
final class EndMarkerSearch {

    private static final int WITHIN_LINE = -1;

    /** How many bytes of the marker the current line consists of, or {@link #WITHIN_LINE}. */
    private int matched;

    boolean finds(byte[] bytes, int from, int to) {
        for (int position = from; position < to; position++) {
            byte value = bytes[position];
            if (value == '\n') {
                if (matched == 2) {
                    return true;
                }
                matched = 0;
            } else if (matched >= 0) {
                boolean continues = (matched == 0 && value == '\\') || (matched == 1 && value == '.');
                matched = continues ? matched + 1 : WITHIN_LINE;
            }
        }
        return false;
    }

    boolean atLineStart() {
        return matched == 0;
    }
}
