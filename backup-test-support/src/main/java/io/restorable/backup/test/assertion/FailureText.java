package io.restorable.backup.test.assertion;

/**
 * What a failed assertion says, always in this order and one line each where that is enough.
 *
 * @param expected what should be so
 * @param found what is so
 * @param where in which backup, store or database
 * @param next what the reader should do now
 */
record FailureText(String expected, String found, String where, String next) {

    private static final String INDENT = "\n          ";

    @Override
    public String toString() {
        return "%nExpected: %s%nFound:    %s%nWhere:    %s%nNext:     %s"
                .formatted(indented(expected), indented(found), indented(where), indented(next));
    }

    private static String indented(String text) {
        return text.strip().replace("\n", INDENT);
    }
}
