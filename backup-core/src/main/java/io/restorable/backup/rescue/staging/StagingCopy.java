package io.restorable.backup.rescue.staging;

import io.restorable.backup.connect.CopyEncoding;
import io.restorable.backup.connect.EncodedCopy;
import io.restorable.backup.connect.Session;
import io.restorable.backup.rescue.source.RowSink;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Sends rows into a temporary table, a portion at a time. For one thread. */
final class StagingCopy implements RowSink, AutoCloseable {

    private static final int PORTION_BYTES = 64 * 1024;
    private static final byte[] NEWLINE = {'\n'};

    private final Session session;
    private final String purpose;
    private final EncodedCopy encoded;
    private final CopyIn copy;
    private final byte[] portion = new byte[PORTION_BYTES];
    private int filled;

    /**
     * @param session holds the temporary table
     * @param encoding the encoding of the rows
     * @param statement COPY … FROM STDIN
     * @param purpose what it is for, in plain words
     */
    StagingCopy(Session session, CopyEncoding encoding, String statement, String purpose) {
        this.session = session;
        this.purpose = purpose;
        this.encoded = session.copy(encoding);
        try {
            this.copy = encoded.in(statement);
        } catch (SQLException failure) {
            throw session.failure(purpose, failure);
        }
    }

    /** Begins a row with bytes of one's own, which must end with a tab; the rest comes with {@link #accept}. */
    void begin(byte[] first) {
        append(first, 0, first.length);
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        append(bytes, offset, length);
        append(NEWLINE, 0, 1);
    }

    private void append(byte[] bytes, int offset, int length) {
        if (filled + length > PORTION_BYTES) {
            send(portion, 0, filled);
            filled = 0;
        }
        if (length > PORTION_BYTES) {
            send(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, portion, filled, length);
            filled += length;
        }
    }

    /** Sends the rest; the server takes the rows only now. */
    void finish() {
        send(portion, 0, filled);
        try {
            copy.endCopy();
        } catch (SQLException failure) {
            throw session.failure(purpose, failure);
        }
    }

    private void send(byte[] bytes, int offset, int length) {
        try {
            copy.writeToCopy(bytes, offset, length);
        } catch (SQLException failure) {
            throw session.failure(purpose, failure);
        }
    }

    /** Gives up what was not finished. */
    @Override
    public void close() {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException failure) {
                throw session.failure(purpose, failure);
            }
        }
        encoded.close();
    }
}
