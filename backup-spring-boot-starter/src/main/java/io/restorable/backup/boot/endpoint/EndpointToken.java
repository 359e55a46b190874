package io.restorable.backup.boot.endpoint;

import io.restorable.backup.boot.failure.BackupSettingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The token that stands for a login; compared in a time that tells nothing of it. Immutable. */
public final class EndpointToken {

    private static final int SHORTEST = 16;
    private static final String SCHEME = "Bearer ";

    private final byte @Nullable [] expected;

    /**
     * @param token the token; {@code null} or blank if there is none, so that nothing equals it
     * @throws BackupSettingException if it could be guessed
     */
    public EndpointToken(@Nullable String token) {
        String text = token == null ? "" : token.strip();
        if (!text.isEmpty() && text.length() < SHORTEST) {
            throw new BackupSettingException(
                    "backup.endpoint.token is shorter than " + SHORTEST + " characters, and could be guessed.",
                    "Set it to what 'openssl rand -hex 32' prints, or leave it out.",
                    null);
        }
        this.expected = text.isEmpty() ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether there is one. */
    public boolean isSet() {
        return expected != null;
    }

    /**
     * Whether a caller has it.
     *
     * @param authorization the header of that name, or {@code null} if there was none
     */
    public boolean isIn(@Nullable String authorization) {
        if (expected == null
                || authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        String given = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "the token of backup.endpoint.token";
    }
}
