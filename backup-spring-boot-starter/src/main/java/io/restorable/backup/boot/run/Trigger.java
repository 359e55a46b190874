package io.restorable.backup.boot.run;

import java.util.Locale;

/** Why a run began. */
public enum Trigger {
    /** It was due. */
    SCHEDULE,
    /** It was due while no instance ran. */
    CATCH_UP,
    /** The application asked for it. */
    APPLICATION,
    /** Somebody asked for it from outside. */
    ENDPOINT,
    /** The schema is about to change. */
    MIGRATION;

    /** The words for it in small letters: {@code catch-up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
