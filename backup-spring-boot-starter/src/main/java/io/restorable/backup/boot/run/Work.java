package io.restorable.backup.boot.run;

import java.util.Locale;

/** What a run does. */
public enum Work {
    /** Makes a backup. */
    BACKUP,
    /** Removes backups that no rule keeps. */
    PRUNE,
    /** Proves a backup whole. */
    VERIFY,
    /** Restores a backup into a scratch database, and compares. */
    DRILL,
    /** Restores a backup. */
    RESTORE;

    /** The word for it in small letters: {@code backup}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
