package io.restorable.backup.rescue.source;

import java.io.IOException;

/** Takes rows of COPY text. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes a row. The bytes are valid during the call only.
     *
     * @param bytes holds the row, without its newline
     * @param offset where it begins
     * @param length how long it is
     */
    void accept(byte[] bytes, int offset, int length) throws IOException;
}
