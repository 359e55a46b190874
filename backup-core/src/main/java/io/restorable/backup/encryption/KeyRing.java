package io.restorable.backup.encryption;

import java.util.List;
import java.util.Optional;

/**
 * The keys that were given for reading, of any format. Backups of different keys can be read with one key ring.
 *
 * @param decryptions the keys, at most one collection of each format
 */
public record KeyRing(List<Decryption> decryptions) {

    /** No key at all: encrypted backups can be listed and their checksums be checked. */
    public static final KeyRing EMPTY = new KeyRing(List.of());

    /** @throws IllegalArgumentException if a format comes twice */
    public KeyRing {
        decryptions = List.copyOf(decryptions);
        if (decryptions.stream().map(Decryption::format).distinct().count() < decryptions.size()) {
            throw new IllegalArgumentException("All keys of a format belong into one collection");
        }
    }

    /** Returns a ring of these keys. */
    public static KeyRing of(Decryption... decryptions) {
        return new KeyRing(List.of(decryptions));
    }

    /** The keys of a format, if any were given. */
    public Optional<Decryption> of(EncryptionFormat format) {
        return decryptions.stream().filter(keys -> keys.format() == format).findFirst();
    }
}
