package io.restorable.backup.manifest;

import java.util.List;

/**
 * The document that makes a folder of objects a backup: what it is, and everything needed to prove it whole. Written
 * last; {@link ManifestJson} reads and writes it.
 *
 * @param toolVersion the version of this tool that wrote it
 * @param head what a list of backups shows
 * @param contents what the backup holds, in the words of the database; empty as long as they are encrypted
 * @param objects every object of the backup but the manifest, in the order of their names
 */
public record Manifest(String toolVersion, ManifestHead head, BackupContents contents, List<ObjectEntry> objects) {

    /** The version of the form that is written, and the newest one that is read. */
    public static final int FORMAT = 1;

    public Manifest {
        objects = List.copyOf(objects);
    }

    /** The backup's name. */
    public BackupId id() {
        return head.id();
    }

    /** The same with other contents. */
    public Manifest withContents(BackupContents other) {
        return new Manifest(toolVersion, head, other, objects);
    }

    /** Whether the contents are encrypted, and were not read. */
    public boolean hidesContents() {
        return head.encryption() != null && contents.equals(BackupContents.EMPTY);
    }
}
