package io.restorable.backup.connect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;

/**
 * COPY in an encoding of its own; when this is closed the session speaks UTF-8 again. For the thread that has the
 * session.
 */
public final class EncodedCopy implements AutoCloseable {

    private final Session session;
    private final CopyEncoding encoding;
    private final boolean other;
    private @Nullable CopyOperation started;

    EncodedCopy(Session session, CopyEncoding encoding) {
        this.session = session;
        this.encoding = encoding;
        this.other = !encoding.equals(CopyEncoding.UTF8);
        if (other) {
            speak(encoding.name());
        }
    }

    /** Starts to send rows. */
    public CopyIn in(String sql) throws SQLException {
        CopyIn copy = connection().getCopyAPI().copyIn(encoding.statement(sql));
        started = copy;
        return copy;
    }

    /** Starts to fetch rows. */
    public CopyOut out(String sql) throws SQLException {
        CopyOut copy = connection().getCopyAPI().copyOut(encoding.statement(sql));
        started = copy;
        return copy;
    }

    private PGConnection connection() throws SQLException {
        return session.connection().unwrap(PGConnection.class);
    }

    private void speak(String name) {
        session.execute("setting the encoding", "SET client_encoding = '" + name + "'");
    }

    /**
     * Leaves a session alone that takes no statements, amid a COPY or after a failure; its next user sets the encoding
     * anyway.
     */
    @Override
    public void close() {
        boolean amidCopy = started != null && started.isActive();
        if (other && !amidCopy && !session.hasFailed()) {
            speak(CopyEncoding.UTF8.name());
        }
    }
}
