package io.restorable.backup.storage;

import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param folder the folder, without a slash at its end, or the empty text for the whole store
 * @param depth whether objects in folders below are listed too
 * @param after the {@link ObjectPage#next} of the page before, or {@code null} to begin
 * @param limit the most objects and folders of one page, from 1; a store may return fewer
 */
public record ListRequest(
        String folder, Depth depth, @Nullable String after, int limit) {

    /** What {@link #deep} and {@link #flat} ask for at once: the page size of the large object stores. */
    public static final int DEFAULT_LIMIT = 1_000;

    /** How far a listing goes. */
    public enum Depth {
        /** Everything whose name begins with the folder. */
        DEEP,
        /** The objects directly in the folder, and the names of the folders directly in it. */
        FLAT
    }

    /** @throws IllegalArgumentException if the folder is no possible name, or the limit is below 1 */
    public ListRequest {
        if (!folder.isEmpty()) {
            ObjectKey.of(folder);
        }
        if (limit < 1) {
            throw new IllegalArgumentException("A page must have room for one object, not " + limit);
        }
    }

    /** Asks for every object in and below a folder. */
    public static ListRequest deep(String folder) {
        return new ListRequest(folder, Depth.DEEP, null, DEFAULT_LIMIT);
    }

    /** Asks for what lies directly in a folder. */
    public static ListRequest flat(String folder) {
        return new ListRequest(folder, Depth.FLAT, null, DEFAULT_LIMIT);
    }

    /** Returns the same request for the page that {@code next} leads to. */
    public ListRequest continuedAt(String next) {
        return new ListRequest(folder, depth, next, limit);
    }
}
