package io.restorable.backup.restore.content;

import io.restorable.backup.connect.Session;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.function.IntConsumer;
import org.postgresql.PGConnection;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

/** Fills large objects that exist already, a piece at a time. For one thread. */
public final class LargeObjectLoader {

    private static final int PIECE_BYTES = 64 * 1024;

    private final Session session;
    private final IntConsumer passed;
    private final byte[] piece = new byte[PIECE_BYTES];

    /** @param passed is told how many bytes have passed, and may wait */
    public LargeObjectLoader(Session session, IntConsumer passed) {
        this.session = session;
        this.passed = passed;
    }

    /** Writes one large object's bytes, in a transaction of its own if none is open: its descriptor needs one. */
    public void load(long oid, InputStream bytes) throws IOException {
        boolean ownTransaction = session.isAutoCommit();
        session.beginTransaction();
        try {
            write(oid, bytes);
        } catch (SQLException failure) {
            throw session.failure("loading large object " + oid, failure);
        }
        if (ownTransaction) {
            session.commit();
        }
    }

    private void write(long oid, InputStream bytes) throws IOException, SQLException {
        LargeObjectManager manager =
                session.connection().unwrap(PGConnection.class).getLargeObjectAPI();
        LargeObject largeObject = manager.open(oid, LargeObjectManager.WRITE);
        int length = bytes.read(piece);
        while (length >= 0) {
            largeObject.write(piece, 0, length);
            passed.accept(length);
            length = bytes.read(piece);
        }
        largeObject.close();
    }
}
