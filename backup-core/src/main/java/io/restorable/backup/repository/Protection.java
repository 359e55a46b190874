package io.restorable.backup.repository;

import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.manifest.ManifestKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How new backups of a repository are protected, and what opens those that are there. Never prints a secret.
 *
 * @param encryption for whom new backups are encrypted, or {@code null} for everybody
 * @param keys what decrypts
 * @param macKey authenticates manifests, new ones and those that are there; {@code null} to write none and check none
 * @param lockFor how long from its beginning the store must refuse to delete or replace any object of a new backup;
 *     {@code null} for no lock
 */
public record Protection(
        @Nullable Encryption encryption,
        KeyRing keys,
        @Nullable ManifestKey macKey,
        @Nullable Duration lockFor) {

    /** Nothing is encrypted or authenticated, and no key is there. */
    public static final Protection NONE = new Protection(null, KeyRing.EMPTY, null);

    /** @throws IllegalArgumentException if a lock is to end before it begins */
    public Protection {
        if (lockFor != null && (lockFor.isNegative() || lockFor.isZero())) {
            throw new IllegalArgumentException("A lock must last for some time, not " + lockFor);
        }
    }

    /** New backups are not locked. */
    public Protection(@Nullable Encryption encryption, KeyRing keys, @Nullable ManifestKey macKey) {
        this(encryption, keys, macKey, null);
    }

    /** The same with a lock of new backups. */
    public Protection lockedFor(Duration duration) {
        return new Protection(encryption, keys, macKey, duration);
    }

    /**
     * The same for backups that are made of what a restore replaces: encrypted for the keys that are there, if nobody
     * else was named. What was never readable in the store must not become so by a restore.
     */
    public Protection forSafetyBackups() {
        if (encryption != null || keys.decryptions().isEmpty()) {
            return this;
        }
        return new Protection(keys.decryptions().get(0).sameKeys(), keys, macKey);
    }
}
