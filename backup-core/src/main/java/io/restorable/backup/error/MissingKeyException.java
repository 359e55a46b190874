package io.restorable.backup.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A backup is encrypted for keys that were not given. Nothing was read or changed. */
public final class MissingKeyException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private static final String PASSPHRASE = "passphrase";

    private final List<String> keyIds;

    /**
     * @param backup the backup's name
     * @param keyIds the keys that can decrypt it, by their public names
     * @param given how many keys of the backup's format were given
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public MissingKeyException(String backup, List<String> keyIds, int given, @Nullable Throwable cause) {
        super(problem(backup, keyIds, given), nextStep(keyIds), cause);
        this.keyIds = List.copyOf(keyIds);
    }

    /** The keys that can decrypt the backup, by their public names; each alone is enough. */
    public List<String> keyIds() {
        return keyIds;
    }

    private static String problem(String backup, List<String> keyIds, int given) {
        String missing = switch (given) {
            case 0 -> "no key of that kind was given";
            case 1 -> "the one key given is none of them";
            default -> "none of the " + given + " keys given is one of them";
        };
        return "Backup " + backup + " is encrypted for " + named(keyIds) + "; " + missing + ".";
    }

    private static String named(List<String> keyIds) {
        return String.join(
                ", ",
                keyIds.stream()
                        .map(id -> id.equals(PASSPHRASE) ? "a passphrase" : id)
                        .toList());
    }

    private static String nextStep(List<String> keyIds) {
        boolean age = keyIds.stream().anyMatch(id -> id.startsWith("age1"));
        boolean passphrase = keyIds.contains(PASSPHRASE);
        if (passphrase) {
            return "Give its passphrase by --passphrase-env" + (age ? ", or one of its keys by --identity." : ".");
        }
        return age
                ? "Give the identity file of one of these keys by --identity."
                : "Give the secret key of one of these by --gpg-key, and its passphrase by --passphrase-env.";
    }
}
