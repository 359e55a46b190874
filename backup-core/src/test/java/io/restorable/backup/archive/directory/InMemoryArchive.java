package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveSink;
import io.restorable.backup.archive.ArchiveSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files of an archive in memory. */
final class InMemoryArchive {

    private final Map<String, byte[]> files = new TreeMap<>();

    ArchiveSource source() {
        return fileName -> new ByteArrayInputStream(bytes(fileName));
    }

    ArchiveSink sink() {
        return this::open;
    }

    Set<String> names() {
        return files.keySet();
    }

    byte[] bytes(String fileName) throws IOException {
        var bytes = files.get(fileName);
        if (bytes == null) {
            throw new NoSuchFileException(fileName);
        }
        return bytes;
    }

    String text(String fileName) throws IOException {
        return new String(bytes(fileName), StandardCharsets.UTF_8);
    }

    void put(String fileName, byte[] bytes) {
        files.put(fileName, bytes);
    }

    void put(String fileName, String text) {
        put(fileName, text.getBytes(StandardCharsets.UTF_8));
    }

    private OutputStream open(String fileName) {
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                put(fileName, toByteArray());
            }
        };
    }
}
