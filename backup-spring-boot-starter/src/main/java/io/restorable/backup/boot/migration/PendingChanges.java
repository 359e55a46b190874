package io.restorable.backup.boot.migration;

import io.restorable.backup.manifest.BackupLabel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a schema is, and what is to be done to it.
 *
 * @param from the version that the schema has, or {@code null} for none yet
 * @param to the version that it gets, or {@code null} if it stays
 * @param applied how many changes it has had
 * @param count how many are to come
 */
public record PendingChanges(
        @Nullable String from, @Nullable String to, int applied, int count) {

    private static final int LONGEST_LABEL = 80;

    /** Whether nothing is to be done. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** What a backup before them is called: {@code pre-migration-2.1-to-3}. */
    BackupLabel labelBefore() {
        return label("pre-migration-" + (from == null ? "none" : from) + "-to-" + (to == null ? "same" : to));
    }

    /** What a backup after them is called: {@code post-migration-3}. */
    BackupLabel labelAfter() {
        return label("post-migration-" + (to == null ? "same" : to));
    }

    private static BackupLabel label(String text) {
        String allowed = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        return new BackupLabel(allowed.substring(0, Math.min(LONGEST_LABEL, allowed.length())));
    }

    @Override
    public String toString() {
        return count + (count == 1 ? " migration" : " migrations") + " from "
                + (from == null ? "an unversioned schema" : from) + (to == null ? "" : " to " + to);
    }
}
