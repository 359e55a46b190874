package io.restorable.backup.restore.database;

import java.nio.charset.StandardCharsets;

/** Names of databases that are made of another one's, cut to what PostgreSQL takes: it counts bytes, not characters. */
public final class DatabaseNames {

    /** NAMEDATALEN - 1. Source: PostgreSQL 18, src/include/pg_config_manual.h. */
    static final int MOST_BYTES = 63;

    private DatabaseNames() {}

    /**
     * As much of the name as leaves room for the ending, and the ending.
     *
     * @param ending ASCII, and shorter than a name may be
     */
    public static String withEnding(String name, String ending) {
        return cut(name, MOST_BYTES - ending.length()) + ending;
    }

    /** The longest beginning that takes no more bytes and ends with a whole character. */
    private static String cut(String name, int bytes) {
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
