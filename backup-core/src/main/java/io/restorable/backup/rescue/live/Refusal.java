package io.restorable.backup.rescue.live;

import io.restorable.backup.error.QueryFailedException;

/** What PostgreSQL said against a statement, for use within a sentence. */
public final class Refusal {

    private Refusal() {}

    /** The server's words in one line, without the place in a statement that nobody sees, and without a full stop. */
    public static String words(QueryFailedException refused) {
        return refused.serverMessage()
                .replaceAll("\\s*Position: \\d+", "")
                .replaceAll("\\s*\\R\\s*", " ")
                .replaceAll("^ERROR: ", "")
                .replaceAll("[.\\s]+$", "");
    }
}
