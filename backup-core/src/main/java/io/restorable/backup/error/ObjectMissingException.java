package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/** An object was asked for that the store does not have. */
public final class ObjectMissingException extends StorageException {

    private static final long serialVersionUID = 1L;

    private final String object;

    /**
     * @param object the object's key
     * @param store the store, described without secrets
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public ObjectMissingException(String object, String store, @Nullable Throwable cause) {
        super(
                "There is no object '" + object + "' in " + store + ".",
                "If it belongs to a backup, that backup is damaged: verify it, and use another one.",
                cause);
        this.object = object;
    }

    /** The key that was asked for. */
    public String object() {
        return object;
    }
}
