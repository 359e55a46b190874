package io.restorable.backup.storage.remote;

import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import java.util.Optional;

/**
 * Where in a bucket a store begins, and so how its objects are called there.
 *
 * @param folder names with slashes between, or the empty text for the whole bucket
 */
public record KeyPrefix(String folder) {

    /**
     * Takes the path of a store's address, without its percent signs.
     *
     * @throws InvalidStoreUriException if it cannot be the name of a folder of objects
     */
    public static KeyPrefix ofPath(String path) {
        String folder = path.replaceAll("^/+|/+$", "");
        if (!folder.isEmpty() && !ObjectKey.isAllowed(folder)) {
            throw new InvalidStoreUriException(
                    "The path '" + folder + "' of the store's address cannot begin the names of objects.",
                    "Write names with single slashes between them, as team/backups.",
                    null);
        }
        return new KeyPrefix(folder);
    }

    /** What an object is called in the bucket. */
    public String name(ObjectKey key) {
        return begin() + key.path();
    }

    /** What the names of all objects of a listing begin with. */
    public String begin(ListRequest request) {
        return request.folder().isEmpty() ? begin() : begin() + request.folder() + "/";
    }

    /** Which object has a name in the bucket; empty for names that are not ours, as folder marks of web consoles. */
    public Optional<ObjectKey> key(String name) {
        if (!name.startsWith(begin())) {
            return Optional.empty();
        }
        String path = name.substring(begin().length());
        return ObjectKey.isAllowed(path) ? Optional.of(ObjectKey.of(path)) : Optional.empty();
    }

    /** Returns this behind a bucket's name, for messages. */
    public String behind(String bucket) {
        return folder.isEmpty() ? bucket : bucket + "/" + folder;
    }

    /** What the names of all objects of the store begin with. */
    public String begin() {
        return folder.isEmpty() ? "" : folder + "/";
    }
}
