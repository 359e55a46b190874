package io.restorable.backup.encryption;

import java.util.Arrays;
import java.util.Optional;

/** The forms that encrypted objects have; each is a public standard with a program of its own. */
public enum EncryptionFormat {
    /** age-encryption.org/v1, as the program {@code age} reads and writes it. */
    AGE("age", ".age"),
    /** OpenPGP messages, as {@code gpg} reads and writes them. */
    OPENPGP("openpgp", ".gpg");

    private final String word;
    private final String suffix;

    EncryptionFormat(String word, String suffix) {
        this.word = word;
        this.suffix = suffix;
    }

    /** Returns the format of that name ({@code age}), or nothing where there is none. */
    public static Optional<EncryptionFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** The name in manifests: {@code age}. */
    public String word() {
        return word;
    }

    /** The end of an encrypted object's name, with its dot: {@code .age}. */
    public String suffix() {
        return suffix;
    }

    @Override
    public String toString() {
        return word;
    }
}
