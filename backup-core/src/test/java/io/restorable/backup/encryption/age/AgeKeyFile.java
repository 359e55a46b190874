package io.restorable.backup.encryption.age;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with a new identity, as {@code age-keygen} writes it.
 *
 * @param file the file
 * @param recipient its public key
 */
public record AgeKeyFile(Path file, String recipient) {

    /** None yet. */
    public static final AgeKeyFile NONE = new AgeKeyFile(Path.of(""), "");

    /** Makes a key and writes it. */
    public static AgeKeyFile write(Path file) throws IOException {
        AgeKey key = AgeKey.generate();
        Files.writeString(file, "# public key: " + key.recipient() + "\n" + key.identity() + "\n");
        return new AgeKeyFile(file, key.recipient());
    }
}
