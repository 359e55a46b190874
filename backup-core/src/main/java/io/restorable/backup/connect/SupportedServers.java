package io.restorable.backup.connect;

import io.restorable.backup.error.UnsupportedServerException;
import io.restorable.backup.pg.ServerVersion;

/** The servers that every release is tested with. */
final class SupportedServers {

    static final int OLDEST = 14;
    static final int NEWEST = 18;

    private SupportedServers() {}

    /**
     * Turns the number of a server into its version.
     *
     * @param number {@code server_version_num}
     * @throws UnsupportedServerException if the server is not tested and {@code untestedAllowed} is false, or is so old
     *     that nothing would work
     */
    static ServerVersion check(int number, boolean untestedAllowed) {
        int major = number / 10_000;
        if (major < 10) {
            throw new UnsupportedServerException(
                    major,
                    "The server calls itself PostgreSQL " + major + ", which is too old for this tool.",
                    "Use the pg_dump that came with it.");
        }
        if (!untestedAllowed && (major < OLDEST || major > NEWEST)) {
            throw new UnsupportedServerException(
                    major,
                    "The server is PostgreSQL " + major + ", and this release was tested with " + OLDEST + " to "
                            + NEWEST + ": what it does not know it could not back up or restore.",
                    major > NEWEST
                            ? "Update this tool, or allow an untested server explicitly and prove the result by a drill."
                            : "Update the server, or allow an untested server explicitly and prove the result by a"
                                    + " drill.");
        }
        return new ServerVersion(number);
    }
}
