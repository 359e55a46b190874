package io.restorable.backup.encryption;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object is encrypted for other keys than those that were given. */
public final class NoFittingKeyException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param cause the failure underneath, or {@code null} where there is none */
    public NoFittingKeyException(@Nullable Throwable cause) {
        super("none of the keys given can decrypt it", cause);
    }
}
