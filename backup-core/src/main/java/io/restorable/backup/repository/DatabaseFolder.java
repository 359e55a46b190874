package io.restorable.backup.repository;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The folder name of a database. Small letters, digits, {@code _}, {@code -} and inner dots stay; each other byte of
 * the UTF-8 name is written as {@code ~} and two hexadecimal digits. So names that differ in case only stay apart on
 * file systems that do not tell them apart, and no name can lead out of its folder.
 */
final class DatabaseFolder {

    private static final char ESCAPE = '~';
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789_-";

    private DatabaseFolder() {}

    static String of(String database) {
        if (database.isEmpty()) {
            throw new IllegalArgumentException("A database has a name");
        }
        var folder = new StringBuilder();
        for (byte part : database.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain((char) (part & 0xFF), folder.isEmpty())) {
                folder.append((char) part);
            } else {
                folder.append(ESCAPE).append(HexFormat.of().toHexDigits(part));
            }
        }
        return folder.toString();
    }

    /** The database of a folder; empty if {@link #of} does not make such names. */
    static Optional<String> database(String folder) {
        var bytes = new ByteArrayOutputStream();
        int next = 0;
        while (next < folder.length()) {
            char letter = folder.charAt(next);
            if (letter == ESCAPE && next + 3 <= folder.length() && isHex(folder, next + 1)) {
                bytes.write(HexFormat.fromHexDigits(folder, next + 1, next + 3));
                next += 3;
            } else {
                bytes.write(letter);
                next++;
            }
        }
        String database = bytes.toString(StandardCharsets.UTF_8);
        return !database.isEmpty() && of(database).equals(folder) ? Optional.of(database) : Optional.empty();
    }

    private static boolean isPlain(char letter, boolean first) {
        boolean inner = letter == '.' && !first;
        return inner || PLAIN.indexOf(letter) >= 0;
    }

    private static boolean isHex(String text, int at) {
        return HexFormat.isHexDigit(text.charAt(at)) && HexFormat.isHexDigit(text.charAt(at + 1));
    }
}
