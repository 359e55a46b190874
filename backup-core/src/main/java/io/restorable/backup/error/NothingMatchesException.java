package io.restorable.backup.error;

/** A pattern that should name tables or schemas names none. */
public final class NothingMatchesException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final String pattern;

    /**
     * @param kind what was looked for, in the plural: "tables"
     * @param pattern the pattern as the user wrote it
     * @param database the database that was searched
     */
    public NothingMatchesException(String kind, String pattern, String database) {
        super(
                "No " + kind + " of database \"" + database + "\" match the pattern \"" + pattern + "\".",
                "Correct the pattern: names that are not all small letters need double quotes, and tables outside the"
                        + " search path need their schema.");
        this.pattern = pattern;
    }

    /** The pattern as the user wrote it. */
    public String pattern() {
        return pattern;
    }
}
