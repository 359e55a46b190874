package io.restorable.backup.error;

import java.util.List;

/** No sealed backup answers to the name that was given. */
public final class BackupNotFoundException extends BackupException {

    private static final long serialVersionUID = 1L;

    private static final int NAMED = 10;

    private final String reference;

    /**
     * @param reference the name that was asked for
     * @param where the store, and the database if one was given, described without secrets
     * @param existing the names of the backups that are there, newest first
     */
    public BackupNotFoundException(String reference, String where, List<String> existing) {
        super("There is no backup '" + reference + "' in " + where + ".", nextStep(existing), null);
        this.reference = reference;
    }

    /** The name that was asked for. */
    public String reference() {
        return reference;
    }

    private static String nextStep(List<String> existing) {
        if (existing.isEmpty()) {
            return "It holds no sealed backup at all: check the store's address, or create a backup first.";
        }
        String more = existing.size() > NAMED ? " and " + (existing.size() - NAMED) + " more" : "";
        return "Name one of: " + String.join(", ", existing.subList(0, Math.min(NAMED, existing.size()))) + more
                + ", or 'latest'.";
    }
}
