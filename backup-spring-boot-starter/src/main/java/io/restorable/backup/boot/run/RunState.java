package io.restorable.backup.boot.run;

import java.util.Locale;

/** How far a run is. */
public enum RunState {
    /** It is at work. */
    RUNNING,
    /** It did what it was to do. */
    COMPLETED,
    /** It did not. */
    FAILED,
    /** It was cancelled. */
    CANCELLED,
    /** It did not begin, because another one works on the database. */
    BUSY;

    /** The word for it in small letters: {@code completed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
