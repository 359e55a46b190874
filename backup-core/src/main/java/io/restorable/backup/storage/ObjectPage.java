package io.restorable.backup.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One portion of a listing.
 *
 * @param objects objects
 * @param folders names of folders directly below the listed one; empty in a deep listing
 * @param next what to ask the next page with, or {@code null} on the last one
 */
public record ObjectPage(
        List<StoredObject> objects,
        List<String> folders,
        @Nullable String next) {

    public ObjectPage {
        objects = List.copyOf(objects);
        folders = List.copyOf(folders);
    }
}
