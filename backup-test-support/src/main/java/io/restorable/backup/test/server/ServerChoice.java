package io.restorable.backup.test.server;

/** Where a test restores a backup. */
public enum ServerChoice {
    /**
     * What {@code restorable.test.server} says: {@code embedded}, {@code testcontainers} or {@code external}, as a system
     * property, in {@code junit-platform.properties}, or as the environment variable {@code RESTORABLE_TEST_SERVER}.
     * Where nothing says anything: {@link #EXTERNAL} if {@code restorable.test.server.url} is set, {@link #EMBEDDED}
     * otherwise.
     */
    CONFIGURED,
    /** A server of the backup's major version that this JVM starts for itself; has the contrib extensions only. */
    EMBEDDED,
    /** A container of the image {@code postgres} with the tag of the backup's major version, or of another image. */
    TESTCONTAINERS,
    /** A server that is there, and whose role may create databases. */
    EXTERNAL
}
