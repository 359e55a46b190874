package io.restorable.backup.archive;

import java.io.IOException;
import java.io.OutputStream;

/** Where the files of an archive are written to, wherever their bytes go. */
@FunctionalInterface
public interface ArchiveSink {

    /**
     * Opens one new file of the archive for writing. The caller closes it.
     *
     * @param fileName the file's name with its compression suffix: {@code 123.dat.zst}
     * @throws IOException if it cannot be opened
     */
    OutputStream open(String fileName) throws IOException;
}
