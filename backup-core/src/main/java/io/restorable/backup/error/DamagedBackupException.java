package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/** What a store returned for a backup is not what was sealed: an object changed, was cut short or is gone. */
public final class DamagedBackupException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final String backup;
    private final String object;
    private final String damage;

    /**
     * @param backup the backup's name
     * @param object the damaged object's name within the backup
     * @param damage what is wrong with it, as the rest of a sentence that begins with the object: "ends after 12 of 40
     *     bytes"
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public DamagedBackupException(String backup, String object, String damage, @Nullable Throwable cause) {
        super(
                "Backup '" + backup + "' is damaged: " + object + " " + damage + ".",
                "Restore another backup, or fetch this one from another copy of the store.",
                cause);
        this.backup = backup;
        this.object = object;
        this.damage = damage;
    }

    /** The backup's name. */
    public String backup() {
        return backup;
    }

    /** The damaged object's name within the backup. */
    public String object() {
        return object;
    }

    /** What is wrong with it, as the rest of a sentence that begins with the object. */
    public String damage() {
        return damage;
    }
}
