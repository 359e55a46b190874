package io.restorable.backup.encryption;

import io.restorable.backup.error.InvalidKeyException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A secret that people chose. Comes from the environment, never from arguments; never printed. */
public final class Passphrase {

    private final String secret;

    private Passphrase(String secret) {
        this.secret = secret;
    }

    /**
     * Returns the passphrase of that text.
     *
     * @throws InvalidKeyException if it is empty
     */
    public static Passphrase of(CharSequence secret) {
        if (secret.isEmpty()) {
            throw new InvalidKeyException("A passphrase is empty.", "Choose one of several words.", null);
        }
        return new Passphrase(secret.toString());
    }

    /**
     * Reads an environment variable.
     *
     * @throws InvalidKeyException if it is not set, or empty
     */
    public static Passphrase fromEnvironment(String variable) {
        return from(variable, System.getenv());
    }

    static Passphrase from(String variable, Map<String, String> environment) {
        String secret = environment.get(variable);
        if (secret == null || secret.isEmpty()) {
            throw new InvalidKeyException(
                    "The environment variable that was to hold a passphrase is not set: " + shown(variable) + ".",
                    "Set it, and name the variable rather than the passphrase itself.",
                    null);
        }
        return new Passphrase(secret);
    }

    /** Who confuses the two may have written the passphrase in the place of the variable. */
    private static String shown(String variable) {
        return variable.matches("[A-Z][A-Z0-9_]*") ? variable : "(its name is not shown: it may be a secret)";
    }

    /** The secret; the caller wipes the copy. */
    public char[] characters() {
        return secret.toCharArray();
    }

    /** The secret as UTF-8; the caller wipes the copy. */
    public byte[] utf8() {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "passphrase";
    }
}
