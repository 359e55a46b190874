package io.restorable.backup.manifest;

import java.util.regex.Pattern;

/**
 * What a backup is for, in a word of its maker: {@code pre-migration}. Small letters, digits, dots, dashes and
 * underscores, beginning with a letter or digit, at most 80 of them, so that it can be part of an object's name
 * everywhere; {@code latest} is taken.
 *
 * @param text the label; empty for none
 */
public record BackupLabel(String text) {

    private static final Pattern ALLOWED = Pattern.compile("([a-z0-9][a-z0-9._-]{0,79})?");

    /** No label. */
    public static final BackupLabel NONE = new BackupLabel("");

    /** A backup of what a restore is about to replace. */
    public static final BackupLabel PRE_RESTORE = new BackupLabel("pre-restore");

    /** @throws IllegalArgumentException if the text breaks a rule above */
    public BackupLabel {
        if (!ALLOWED.matcher(text).matches() || text.equals("latest")) {
            throw new IllegalArgumentException("The label '" + text + "' is not allowed: write up to 80 small letters,"
                    + " digits, '.', '_' and '-', beginning with a letter or digit, and not 'latest'");
        }
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
