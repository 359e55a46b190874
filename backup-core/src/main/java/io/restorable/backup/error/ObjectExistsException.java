package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/** An object was to be made only where there was none, and there is one; it was left as it is. */
public final class ObjectExistsException extends StorageException {

    private static final long serialVersionUID = 1L;

    private final String object;

    /**
     * @param object the object's key
     * @param store the store, described without secrets
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public ObjectExistsException(String object, String store, @Nullable Throwable cause) {
        super(
                "The object '" + object + "' exists already in " + store + " and was not replaced.",
                "Another process writes to the same place: let it finish, then try again.",
                cause);
        this.object = object;
    }

    /** The key that was taken. */
    public String object() {
        return object;
    }
}
