package io.restorable.backup.repository;

import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestJson;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.manifest.Sha256;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Puts the manifest of a backup into the store, at once and as a whole.
 *
 * @param folder the backup's
 * @param macKey authenticates it, or {@code null} for no MAC
 */
record ManifestWriter(BackupFolder folder, @Nullable ManifestKey macKey) {

    private static final int BUFFER = 64 * 1024;

    /** Writes it, and reads it back: all objects depend on this one. */
    void write(Manifest manifest, PutOptions options) {
        ObjectKey key = folder.manifest();
        MessageDigest written = Sha256.newDigest();
        try (ObjectUpload upload = folder.store().put(key, options)) {
            var body = new BufferedOutputStream(new DigestOutputStream(upload.body(), written), BUFFER);
            ManifestJson.write(manifest, macKey, body);
            body.flush();
            upload.commit();
            requireReadable(Sha256.of(written));
        } catch (IOException failure) {
            throw new StorageException(
                    "The manifest '" + key + "' could not be written to "
                            + folder.store().describe() + ": " + failure.getMessage() + ".",
                    "Check the store, and create the backup again.",
                    failure);
        }
    }

    private void requireReadable(Sha256 written) throws IOException {
        MessageDigest read = Sha256.newDigest();
        try (var stored = new DigestInputStream(folder.store().get(folder.manifest()), read)) {
            stored.transferTo(OutputStream.nullOutputStream());
        } catch (ObjectMissingException missing) {
            throw notKept("does not have it", missing);
        }
        if (!Sha256.of(read).equals(written)) {
            throw notKept("gives it back changed", null);
        }
    }

    private StorageException notKept(String problem, @Nullable Throwable cause) {
        return new StorageException(
                "Backup " + folder.name() + " was not sealed: its manifest was written, but "
                        + folder.store().describe() + " " + problem + ".",
                "Check the store and its disk, and create the backup again.",
                cause);
    }
}
