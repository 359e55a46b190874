package io.restorable.backup.repository;

import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.ManifestHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sealed backup that is copied.
 *
 * @param folder where it lies
 * @param backup what its manifest says, without the contents if these are encrypted
 * @param manifest the bytes of the manifest
 */
@SuppressWarnings("ArrayRecordComponent")
record CopySource(BackupFolder folder, SealedBackup backup, byte[] manifest) {

    ManifestHead head() {
        return backup.manifest().head();
    }

    /** Names the store in messages. */
    String where() {
        return folder.store().describe();
    }

    /** Whether it is still what it was when the copy began. */
    boolean isUnchanged() {
        try (InputStream now = folder.store().get(folder.manifest())) {
            return Arrays.equals(now.readAllBytes(), manifest);
        } catch (ObjectMissingException deleted) {
            return false;
        } catch (IOException failure) {
            throw new StorageException(
                    "The manifest of " + folder.name() + " could not be read again from " + where() + ": "
                            + failure.getMessage() + ".",
                    "Check the store and copy again.",
                    failure);
        }
    }

    StorageException changed(@Nullable Throwable cause) {
        return new StorageException(
                "Backup " + folder.name() + " was deleted or encrypted anew in " + where() + " while it was copied.",
                "Look at it with 'list', and copy again if it is still there.",
                cause);
    }
}
