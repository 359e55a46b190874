package io.restorable.backup.repository;

import io.restorable.backup.encryption.BackupDecryption;
import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.EncryptionFormat;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.encryption.NoFittingKeyException;
import io.restorable.backup.error.MissingKeyException;
import io.restorable.backup.manifest.EncryptedForm;
import io.restorable.backup.manifest.ManifestHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys that were given, as far as one backup goes. Safe for use by many threads. */
final class BackupKeys {

    private final BackupName backup;
    private final ManifestHead head;
    private final int given;
    private final @Nullable Decryption keys;
    private @Nullable BackupDecryption begun;

    BackupKeys(BackupName backup, ManifestHead head, KeyRing ring) {
        this.backup = backup;
        this.head = head;
        EncryptedForm form = head.encryption();
        this.keys = form == null
                ? null
                : EncryptionFormat.named(form.format()).flatMap(ring::of).orElse(null);
        this.given = keys == null ? 0 : keys.count();
    }

    /** Whether there is any key of the backup's format. */
    boolean given() {
        return keys != null;
    }

    /**
     * Decrypts an object.
     *
     * @param stored opens an object of the backup as it is stored; empty if the manifest does not list it
     * @throws MissingKeyException if no key fits
     */
    InputStream open(String object, Function<String, Optional<VerifiedInput>> stored) throws IOException {
        if (keys == null) {
            throw missing(null);
        }
        BackupDecryption decryption = begin(keys, stored);
        try {
            return DecryptedInput.open(
                    backup.toString(), object, stored.apply(object).orElseThrow(), decryption);
        } catch (NoFittingKeyException otherKeys) {
            throw missing(otherKeys);
        }
    }

    MissingKeyException missing(@Nullable Throwable cause) {
        return new MissingKeyException(backup.toString(), head.keyIds(), given, cause);
    }

    private synchronized BackupDecryption begin(Decryption fitting, Function<String, Optional<VerifiedInput>> stored)
            throws IOException {
        BackupDecryption decryption = begun;
        if (decryption == null) {
            Optional<VerifiedInput> locked = stored.apply(BackupEncryption.KEY_OBJECT);
            if (locked.isPresent()) {
                try (VerifiedInput key = locked.get()) {
                    decryption = fitting.begin(Optional.of(key.readAllBytes()));
                }
            } else {
                decryption = fitting.begin(Optional.empty());
            }
            begun = decryption;
        }
        return decryption;
    }
}
