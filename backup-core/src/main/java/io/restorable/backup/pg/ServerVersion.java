package io.restorable.backup.pg;

/**
 * A server's version as PostgreSQL counts it.
 *
 * @param number {@code server_version_num}: 150004 is 15.4
 */
public record ServerVersion(int number) implements Comparable<ServerVersion> {

    public ServerVersion {
        if (number < 100_000) {
            throw new IllegalArgumentException("server_version_num " + number + " is older than PostgreSQL 10");
        }
    }

    /** The major version: 15 of 15.4. */
    public int major() {
        return number / 10_000;
    }

    /** The minor version: 4 of 15.4. */
    public int minor() {
        return number % 10_000;
    }

    /** Whether this is the given major version or a newer one. */
    public boolean atLeast(int major) {
        return major() >= major;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return major() + "." + minor();
    }
}
