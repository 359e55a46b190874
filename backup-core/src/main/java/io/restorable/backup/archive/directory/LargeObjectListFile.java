package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.DamagedArchiveException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A list of large objects, one a line: {@code 123 blob_123.dat}. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_backup_directory.c, _EndLO and _LoadLOs.
 */
final class LargeObjectListFile {

    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,9}) blob_\\1\\.dat");
    private static final int LONGEST_LINE = "4294967295 blob_4294967295.dat".length();

    private LargeObjectListFile() {}

    static void write(List<Long> oids, OutputStream target) throws IOException {
        var buffered = new BufferedOutputStream(target);
        for (long oid : oids) {
            String line = oid + " " + DataFileNames.ofLargeObject(oid) + "\n";
            buffered.write(line.getBytes(StandardCharsets.US_ASCII));
        }
        buffered.flush();
    }

    static List<Long> read(String name, InputStream source) throws IOException {
        var buffered = new BufferedInputStream(source);
        var oids = new ArrayList<Long>();
        var line = new StringBuilder();
        for (int value = buffered.read(); value >= 0; value = buffered.read()) {
            if (value == '\n') {
                oids.add(oid(name, line.toString()));
                line.setLength(0);
            } else if (line.length() == LONGEST_LINE) {
                throw damaged(name, line.toString());
            } else {
                line.append((char) value);
            }
        }
        if (!line.isEmpty()) {
            throw damaged(name, line.toString());
        }
        return oids;
    }

    private static long oid(String name, String line) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw damaged(name, line);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static DamagedArchiveException damaged(String name, String line) {
        return new DamagedArchiveException(name, "the line '" + line + "' names no large object");
    }
}
