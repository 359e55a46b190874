package io.restorable.backup.manifest;

/**
 * One object of a backup, as it was stored.
 *
 * @param name its name within the backup's folder: {@code 3412.dat.zst}
 * @param sha256 of the stored bytes
 * @param storedBytes its length in the store
 * @param plainBytes its length before compression and encryption
 */
public record ObjectEntry(String name, Sha256 sha256, long storedBytes, long plainBytes) {

    /** @throws IllegalArgumentException if the name is empty or a length negative */
    public ObjectEntry {
        if (name.isEmpty() || storedBytes < 0 || plainBytes < 0) {
            throw new IllegalArgumentException(
                    "Object '" + name + "' of " + storedBytes + " stored and " + plainBytes + " plain bytes");
        }
    }
}
