package io.restorable.backup.verify;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads what is left when it is closed, so that the checksum at the end of an object is looked at in any case. */
final class CompleteInput extends FilterInputStream {

    private boolean closed;

    CompleteInput(InputStream object) {
        super(object);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (InputStream object = in) {
            object.transferTo(OutputStream.nullOutputStream());
        }
    }
}
