package io.restorable.backup.rescue.source;

import java.io.IOException;
import java.io.OutputStream;

/** Writes rows as COPY's text format has them, which is how they are stored. For one thread. */
public final class CopyTextRows implements RowSink {

    private final OutputStream target;

    /** @param target takes the text; should have a buffer, and stays open */
    public CopyTextRows(OutputStream target) {
        this.target = target;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) throws IOException {
        target.write(bytes, offset, length);
        target.write('\n');
    }
}
