package io.restorable.backup.restore.selection;

import java.util.List;

/** Lists of names in messages: long enough to find the first ones, short enough to read. */
final class Names {

    private static final int SHOWN = 10;

    private Names() {}

    /** The first ones, and how many more there are. */
    static String some(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }
}
