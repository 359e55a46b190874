package io.restorable.backup.encryption.age;

import io.restorable.backup.error.InvalidKeyException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Reads texts of identities. Source: the manual page age(1), "RECIPIENTS AND IDENTITIES". */
final class AgeIdentities {

    private AgeIdentities() {}

    /**
     * Reads the identities.
     *
     * @param where the text, for messages
     * @throws InvalidKeyException if a line is none, or there is none at all
     */
    static List<AgeKey> parse(String where, String text) {
        var keys = new ArrayList<AgeKey>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                keys.add(key(where, number, content));
            }
        }
        if (keys.isEmpty()) {
            throw new InvalidKeyException(where + " holds no identity.", next(), null);
        }
        return keys;
    }

    /** The cause is left out: its message may repeat the secret. */
    private static AgeKey key(String where, int number, String content) {
        try {
            if (content.startsWith(AgeKey.IDENTITY)) {
                return AgeKey.parse(content);
            }
        } catch (GeneralSecurityException | RuntimeException none) {
            throw new InvalidKeyException(where + " has a damaged identity in line " + number + ".", next(), null);
        }
        throw new InvalidKeyException(
                where + " has something else than an X25519 identity in line " + number + ".", next(), null);
    }

    private static String next() {
        return "An identity begins with " + AgeKey.IDENTITY + "; 'age-keygen -o FILE' makes one.";
    }
}
