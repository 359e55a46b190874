package io.restorable.backup.manifest;

import io.restorable.backup.error.UnauthenticManifestException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a manifest: the SHA-256 of all bytes before it, and before that, if there is a key, the MAC.
 *
 * @param seal the SHA-256
 * @param key the {@link ManifestKey#id} of the MAC's key, or {@code null} without a MAC
 * @param mac the MAC, or {@code null}
 */
record SealLine(String seal, @Nullable String key, @Nullable String mac) {

    /** The most letters that such a line has. */
    static final int LONGEST = of(new byte[32], ManifestKey.of("0".repeat(32))).length;

    private static final Pattern FORM = Pattern.compile(
            "\n,(?:\"mac\":\\{\"key\":\"([0-9a-f]{16})\",\"hmacSha256\":\"([0-9a-f]{64})\"},)?\"seal\":\"([0-9a-f]{64})\"}\n");

    /** The line of a document with that digest. */
    static byte[] of(byte[] seal, @Nullable ManifestKey key) {
        String mac =
                key == null ? "" : "\"mac\":{\"key\":\"" + key.id() + "\",\"hmacSha256\":\"" + key.mac(seal) + "\"},";
        return ("\n," + mac + "\"seal\":\"" + HexFormat.of().formatHex(seal) + "\"}\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Parses a line, with the end of the one before; empty if it has another form. */
    static Optional<SealLine> parse(String line) {
        Matcher form = FORM.matcher(line);
        return form.matches()
                ? Optional.of(new SealLine(form.group(3), form.group(1), form.group(2)))
                : Optional.empty();
    }

    boolean fits(byte[] digest) {
        return seal.equals(HexFormat.of().formatHex(digest));
    }

    /**
     * Checks the MAC.
     *
     * @param given the key, or {@code null} for none
     * @throws UnauthenticManifestException if a key is given and the MAC is not there, of another key, or wrong
     */
    MacCheck check(String backup, @Nullable ManifestKey given) {
        if (given == null) {
            return mac == null ? MacCheck.NONE : MacCheck.NOT_CHECKED;
        }
        if (mac == null) {
            throw new UnauthenticManifestException(
                    backup,
                    "carries no MAC: it was written without a MAC key, or somebody took the MAC off",
                    "If it is older than the key, leave the MAC key out to read it; else take another copy.");
        }
        if (!given.id().equals(key)) {
            throw new UnauthenticManifestException(
                    backup,
                    "carries the MAC of key " + key + ", and the key given is " + given.id(),
                    "Give that key; if there never was such a key, somebody has forged the manifest.");
        }
        byte[] right = given.mac(HexFormat.of().parseHex(seal)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(right, mac.getBytes(StandardCharsets.US_ASCII))) {
            throw new UnauthenticManifestException(
                    backup,
                    "does not match its MAC: somebody without the MAC key has changed it",
                    "Do not restore it; take another copy of the backup, and find out who can write to the store.");
        }
        return MacCheck.RIGHT;
    }
}
