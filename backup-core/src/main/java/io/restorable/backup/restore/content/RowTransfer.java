package io.restorable.backup.restore.content;

import io.restorable.backup.connect.CopyEncoding;
import io.restorable.backup.connect.EncodedCopy;
import io.restorable.backup.connect.Session;
import io.restorable.backup.manifest.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** Sends rows into the target, and reads them back, without holding more than a piece of them. */
public final class RowTransfer {

    private static final int PIECE_BYTES = 64 * 1024;

    private RowTransfer() {}

    /** Is told what has passed since the last call, and may wait. */
    public interface Passage {
        void passed(long rows, long bytes);
    }

    /** Sends rows in COPY's text format, and returns the fingerprint of what was sent. */
    public static Fingerprint send(
            Session session, CopyEncoding encoding, CopyTarget target, InputStream rows, Passage passage)
            throws IOException {
        String purpose = "loading " + target.relation();
        try (EncodedCopy encoded = session.copy(encoding)) {
            CopyIn copy = encoded.in(target.copyIn());
            try {
                Fingerprint sent = send(copy, rows, passage);
                copy.endCopy();
                return sent;
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failure) {
            throw session.failure(purpose, failure);
        }
    }

    private static Fingerprint send(CopyIn copy, InputStream rows, Passage passage) throws IOException, SQLException {
        var splitter = new RowSplitter();
        byte[] piece = new byte[PIECE_BYTES];
        int length = rows.read(piece);
        while (length >= 0) {
            copy.writeToCopy(piece, 0, length);
            passage.passed(splitter.accept(piece, 0, length), length);
            length = rows.read(piece);
        }
        return splitter.result();
    }

    /** Reads all rows that the statement gives, and returns their fingerprint. */
    public static Fingerprint read(Session session, CopyEncoding encoding, String copyOut, String relation) {
        try (EncodedCopy encoded = session.copy(encoding)) {
            CopyOut copy = encoded.out(copyOut);
            var splitter = new RowSplitter();
            byte[] row = copy.readFromCopy();
            while (row != null) {
                splitter.accept(row, 0, row.length);
                row = copy.readFromCopy();
            }
            return splitter.result();
        } catch (SQLException failure) {
            throw session.failure("reading " + relation + " back", failure);
        }
    }
}
