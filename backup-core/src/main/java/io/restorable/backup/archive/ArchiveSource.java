package io.restorable.backup.archive;

import java.io.IOException;
import java.io.InputStream;

/** Where the files of an archive are read from, wherever their bytes lie. */
@FunctionalInterface
public interface ArchiveSource {

    /**
     * Opens one file of the archive for reading from its beginning. The caller closes it.
     *
     * @param fileName the file's name with its compression suffix: {@code 123.dat.zst}
     * @throws IOException if there is no such file, or it cannot be opened
     */
    InputStream open(String fileName) throws IOException;
}
