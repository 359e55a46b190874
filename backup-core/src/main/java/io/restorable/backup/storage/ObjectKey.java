package io.restorable.backup.storage;

import java.nio.charset.StandardCharsets;

/**
 * The name of an object in a store: parts with slashes between, as {@code shop/20261121T020000Z/toc.dat}. Only names
 * that mean the same on every kind of store are allowed: no part is empty, {@code .} or {@code ..}, longer than 255
 * bytes or begins with the mark of unfinished files; there is no backslash and no control character; the whole is at
 * most 1,024 bytes of UTF-8.
 *
 * @param path the name
 */
public record ObjectKey(String path) implements Comparable<ObjectKey> {

    /** What the names of files that are not objects yet begin with, in stores that must keep such files. */
    public static final String UNFINISHED_MARK = ".unfinished-";

    private static final int LONGEST_PATH = 1_024;
    private static final int LONGEST_PART = 255;

    /** @throws IllegalArgumentException if the path breaks a rule above */
    public ObjectKey {
        require(bytes(path) <= LONGEST_PATH, path, "is longer than 1,024 bytes");
        require(path.indexOf('\\') < 0, path, "contains a backslash");
        require(path.chars().noneMatch(Character::isISOControl), path, "contains a control character");
        for (String part : path.split("/", -1)) {
            require(!part.isEmpty(), path, "has an empty part");
            require(!part.equals(".") && !part.equals(".."), path, "leads out of the store");
            require(bytes(part) <= LONGEST_PART, path, "has a part longer than 255 bytes");
            require(!part.startsWith(UNFINISHED_MARK), path, "has the name of an unfinished file");
        }
    }

    /** Returns the key of {@code path}. */
    public static ObjectKey of(String path) {
        return new ObjectKey(path);
    }

    /** Returns the key below this one. */
    public ObjectKey resolve(String name) {
        return new ObjectKey(path + "/" + name);
    }

    /** The last part. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void require(boolean holds, String path, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("The object name '" + path + "' " + problem);
        }
    }
}
