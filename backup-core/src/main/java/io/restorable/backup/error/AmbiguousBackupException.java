package io.restorable.backup.error;

import java.util.List;

/** More than one backup answers to the name that was given. */
public final class AmbiguousBackupException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> candidates;

    /**
     * @param reference the name that was asked for
     * @param where the store, and the database if one was given, described without secrets
     * @param candidates the names that fit, newest first
     */
    public AmbiguousBackupException(String reference, String where, List<String> candidates) {
        super(
                "'" + reference + "' fits " + candidates.size() + " backups in " + where + ".",
                "Write more of the name of one of: " + String.join(", ", candidates) + ".",
                null);
        this.candidates = List.copyOf(candidates);
    }

    /** The names that fit, newest first. */
    public List<String> candidates() {
        return candidates;
    }
}
