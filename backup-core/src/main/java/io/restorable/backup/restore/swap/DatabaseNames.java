package io.restorable.backup.restore.swap;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The names that databases get in a swap, cut to what PostgreSQL takes: 63 bytes. */
final class DatabaseNames {

    /** NAMEDATALEN - 1. Source: PostgreSQL 18, src/include/pg_config_manual.h. */
    private static final int MOST_BYTES = 63;

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DatabaseNames() {}

    /** {@code shop_before_20261121020000}. */
    static String kept(String name, Instant at) {
        return withEnding(name, "_before_" + SECOND.format(at));
    }

    /** A name for the moment between two others: nobody ever sees it. */
    static String passing(String name) {
        return withEnding(name, name.endsWith("_") ? "-" : "_");
    }

    private static String withEnding(String name, String ending) {
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
