package io.restorable.backup.boot.endpoint;

import org.jspecify.annotations.Nullable;

/** Looks up what the caller of the operation at hand has sent; endpoints are not told of it. */
@FunctionalInterface
public interface CallerHeader {

    /** Where nobody can tell. */
    CallerHeader UNKNOWN = () -> null;

    /** The header {@code Authorization}, or {@code null} if there is none. */
    @Nullable
    String authorization();
}
