package io.restorable.backup.restore.swap;

import io.restorable.backup.restore.database.DatabaseNames;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The names that databases get in a swap. */
final class SwapNames {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SwapNames() {}

    /** {@code shop_before_20261121020000}. */
    static String kept(String name, Instant at) {
        return DatabaseNames.withEnding(name, "_before_" + SECOND.format(at));
    }

    /** A name for the moment between two others: nobody ever sees it. */
    static String passing(String name) {
        return DatabaseNames.withEnding(name, name.endsWith("_") ? "-" : "_");
    }
}
