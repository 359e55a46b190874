package io.restorable.backup.test.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which test class has which restored database at present: for those who know the class only, as Spring's test framework
 * does. Safe for use by many threads.
 */
public final class TestDatabases {

    private static final Map<Class<?>, RestoredDatabase> CURRENT = new ConcurrentHashMap<>();

    private TestDatabases() {}

    /** Gives a test class its database. */
    public static void assign(Class<?> testClass, RestoredDatabase database) {
        CURRENT.put(testClass, database);
    }

    /** Takes it away again. */
    public static void release(Class<?> testClass) {
        CURRENT.remove(testClass);
    }

    /** The database of a test class; a nested class that has none of its own has that of the class around it. */
    public static Optional<RestoredDatabase> of(Class<?> testClass) {
        for (@Nullable Class<?> each = testClass; each != null; each = each.getEnclosingClass()) {
            RestoredDatabase database = CURRENT.get(each);
            if (database != null) {
                return Optional.of(database);
            }
        }
        return Optional.empty();
    }
}
