package io.restorable.backup.manifest;

import io.restorable.backup.error.InvalidKeyException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that manifests are authenticated with: HMAC-SHA256 over the seal, which is the SHA-256 of all bytes before
 * it, with a key that HKDF (RFC 5869) derives. The secret must be a random one: the manifest is open to everybody who can
 * read the store, so that a MAC of a passphrase would let him try passphrases. It is one of its own, and not a key that
 * decrypts, because whoever makes backups for age or OpenPGP recipients has none of these. Immutable; never printed.
 */
public final class ManifestKey {

    private static final int SHORTEST = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] SALT = "restorable".getBytes(StandardCharsets.US_ASCII);

    private final byte[] macKey;
    private final String id;

    private ManifestKey(String secret) {
        byte[] extracted = hmac(SALT, secret.getBytes(StandardCharsets.UTF_8));
        this.macKey = expand(extracted, "manifest mac");
        this.id = HexFormat.of().formatHex(Arrays.copyOf(expand(extracted, "manifest mac key id"), 8));
    }

    /**
     * Takes a secret.
     *
     * @param secret 32 letters or more, from a random source: what {@code openssl rand -hex 32} prints
     * @throws InvalidKeyException if it is shorter
     */
    public static ManifestKey of(String secret) {
        if (secret.strip().length() < SHORTEST) {
            throw new InvalidKeyException(
                    "The MAC key is shorter than " + SHORTEST + " letters.",
                    "Make one with 'openssl rand -hex 32'; a passphrase will not do.",
                    null);
        }
        return new ManifestKey(secret.strip());
    }

    /**
     * Reads the secret from an environment variable.
     *
     * @throws InvalidKeyException if it is not set, or too short
     */
    public static ManifestKey fromEnvironment(String variable) {
        return from(variable, System.getenv());
    }

    static ManifestKey from(String variable, Map<String, String> environment) {
        String secret = environment.get(variable);
        if (secret == null) {
            String shown = variable.matches("[A-Z][A-Z0-9_]*") ? variable : "(its name is not shown)";
            throw new InvalidKeyException(
                    "The environment variable that was to hold the MAC key is not set: " + shown + ".",
                    "Set it, and name the variable rather than the key itself.",
                    null);
        }
        return of(secret);
    }

    /** Tells keys apart without telling them: 16 hexadecimal digits. */
    String id() {
        return id;
    }

    /** The MAC of a seal, in hexadecimal digits. */
    String mac(byte[] seal) {
        byte[] message = Arrays.copyOf("restorable manifest\n".getBytes(StandardCharsets.US_ASCII), 20 + seal.length);
        System.arraycopy(seal, 0, message, 20, seal.length);
        return HexFormat.of().formatHex(hmac(macKey, message));
    }

    @Override
    public String toString() {
        return "MAC key " + id;
    }

    private static byte[] expand(byte[] extracted, String purpose) {
        byte[] info = (purpose + "\u0001").getBytes(StandardCharsets.US_ASCII);
        return hmac(extracted, info);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM, failure);
        }
    }
}
