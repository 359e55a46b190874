package io.restorable.backup.boot.endpoint;

import java.util.List;

/**
 * The backups of a plan's database.
 *
 * @param backups the newest ones that can be read, newest first
 * @param unreadable those among them that cannot be read, by name
 * @param more whether there are older ones
 */
public record BackupList(List<BackupDescriptor> backups, List<String> unreadable, boolean more) {

    public BackupList {
        backups = List.copyOf(backups);
        unreadable = List.copyOf(unreadable);
    }
}
