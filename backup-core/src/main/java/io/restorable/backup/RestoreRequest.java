package io.restorable.backup;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;

/**
 * What to restore, where to, and how. Immutable.
 *
 * @param backup the backup's name, a part of it that fits only one, or {@code latest}
 * @param target the database that is to hold it in the end
 * @param options how
 */
public record RestoreRequest(String backup, Database target, RestoreOptions options) {

    /**
     * Into a database that is not there yet.
     *
     * @param backup the backup's name, a part of it that fits only one, or {@code latest}
     * @param url the new database as {@code jdbc:postgresql:…} or {@code postgresql://…}
     */
    public static RestoreRequest toNewDatabase(String backup, String url) {
        return new RestoreRequest(backup, ConnectionUrl.parse(url), RestoreOptions.into(RestoreMode.NEW_DATABASE));
    }

    /**
     * Into an existing database, in one transaction, and only if it is empty.
     *
     * @param backup the backup's name, a part of it that fits only one, or {@code latest}
     * @param url the database as {@code jdbc:postgresql:…} or {@code postgresql://…}
     */
    public static RestoreRequest inPlace(String backup, String url) {
        return new RestoreRequest(backup, ConnectionUrl.parse(url), RestoreOptions.into(RestoreMode.IN_PLACE));
    }

    /**
     * Beside an existing database, whose place it takes in the end; that one is kept under another name.
     *
     * @param backup the backup's name, a part of it that fits only one, or {@code latest}
     * @param url the database as {@code jdbc:postgresql:…} or {@code postgresql://…}
     */
    public static RestoreRequest swap(String backup, String url) {
        return new RestoreRequest(backup, ConnectionUrl.parse(url), RestoreOptions.into(RestoreMode.SWAP));
    }

    /** The same, but what the target holds may be lost. */
    public RestoreRequest replacingContents() {
        return new RestoreRequest(backup, target, options.withReplaceContents(true));
    }

    /** The same with other options. */
    public RestoreRequest with(RestoreOptions other) {
        return new RestoreRequest(backup, target, other);
    }
}
