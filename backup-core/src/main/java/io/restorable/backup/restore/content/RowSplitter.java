package io.restorable.backup.restore.content;

import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.RowFingerprints;

/**
 * Counts and fingerprints rows of COPY text that pass in pieces of any size. In that format a row is a line: newlines
 * within values are escaped. For one thread.
 */
public final class RowSplitter {

    private final RowFingerprints fingerprints = new RowFingerprints();
    private boolean withinRow;

    /**
     * Takes the next piece.
     *
     * @return how many rows ended in it
     */
    public int accept(byte[] bytes, int offset, int length) {
        int rows = 0;
        int start = offset;
        int end = offset + length;
        for (int position = offset; position < end; position++) {
            if (bytes[position] == '\n') {
                finishRow(bytes, start, position - start);
                start = position + 1;
                rows++;
            }
        }
        if (start < end) {
            fingerprints.addPart(bytes, start, end - start);
            withinRow = true;
        }
        return rows;
    }

    private void finishRow(byte[] bytes, int offset, int length) {
        if (withinRow) {
            fingerprints.addPart(bytes, offset, length);
            fingerprints.endRow();
            withinRow = false;
        } else {
            fingerprints.addRow(bytes, offset, length);
        }
    }

    /** The fingerprint of all rows that have ended. */
    public Fingerprint result() {
        return fingerprints.result();
    }
}
