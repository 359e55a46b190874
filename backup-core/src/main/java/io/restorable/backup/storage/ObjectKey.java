package io.restorable.backup.storage;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        String problem = problem(path);
        if (problem != null) {
            throw new IllegalArgumentException("The object name '" + path + "' " + problem);
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

    /** Whether {@code path} breaks no rule above. */
    public static boolean isAllowed(String path) {
        return problem(path) == null;
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

    private static @Nullable String problem(String path) {
        if (bytes(path) > LONGEST_PATH) {
            return "is longer than 1,024 bytes";
        }
        if (path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
            return "contains a backslash or a control character";
        }
        return Stream.of(path.split("/", -1))
                .map(ObjectKey::problemOfPart)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String problemOfPart(String part) {
        if (part.isEmpty()) {
            return "has an empty part";
        }
        if (part.equals(".") || part.equals("..")) {
            return "leads out of its folder";
        }
        if (part.startsWith(UNFINISHED_MARK)) {
            return "has the name of an unfinished file";
        }
        return bytes(part) > LONGEST_PART ? "has a part longer than 255 bytes" : null;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
