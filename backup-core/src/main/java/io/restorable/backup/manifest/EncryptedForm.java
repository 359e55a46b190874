package io.restorable.backup.manifest;

import java.util.regex.Pattern;

/**
 * How the objects of an encrypted backup lie in the store.
 *
 * @param format the form of each object: {@code age} or {@code openpgp}
 * @param suffix what the objects' names end with in the store, so that other programs know them: {@code .age}
 * @param folder the folder within the backup's that they lie in, or the empty text; a backup that was encrypted anew
 *     for other keys has one
 */
public record EncryptedForm(String format, String suffix, String folder) {

    private static final Pattern SUFFIX = Pattern.compile("\\.[a-z0-9]{1,10}");
    private static final Pattern FOLDER = Pattern.compile("([a-z0-9][a-z0-9-]{0,63})?");

    /** @throws IllegalArgumentException if suffix or folder could lead elsewhere */
    public EncryptedForm {
        if (!SUFFIX.matcher(suffix).matches() || !FOLDER.matcher(folder).matches()) {
            throw new IllegalArgumentException("'" + folder + "' and '" + suffix + "' name no objects of a backup");
        }
    }

    /** The name of an object within the backup's folder. */
    public String storedName(String object) {
        return (folder.isEmpty() ? "" : folder + "/") + object + suffix;
    }
}
