package io.restorable.backup.restore.content;

import io.restorable.backup.connect.CopyEncoding;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.manifest.Fingerprint;
import java.util.Optional;

/** Compares what a table of the target holds with what was loaded into it. */
public final class ContentComparison {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private ContentComparison() {}

    /** Reads the table back; returns a sentence if it differs. The session's settings are those for rows. */
    public static Optional<String> difference(
            Session session, CopyEncoding encoding, CopyTarget target, LoadedRows.Content loaded) {
        Fingerprint found = read(session, encoding, target, loaded);
        return found.equals(loaded.rows())
                ? Optional.empty()
                : Optional.of("Table " + target.relation() + " got " + loaded.rows() + ", but holds " + found + ".");
    }

    /**
     * Row-level security that is forced on the owner hides rows from it, too; who may not bypass it lifts the force for
     * the moment of the reading, in a transaction that never commits.
     */
    private static Fingerprint read(
            Session session, CopyEncoding encoding, CopyTarget target, LoadedRows.Content loaded) {
        String copyOut = target.copyOut(loaded.condition());
        boolean ownTransaction = session.isAutoCommit();
        session.beginTransaction();
        session.execute("marking the place before the comparison", "SAVEPOINT comparison");
        try {
            return RowTransfer.read(session, encoding, copyOut, target.relation());
        } catch (QueryFailedException refused) {
            if (!INSUFFICIENT_PRIVILEGE.equals(refused.sqlState())) {
                throw refused;
            }
            session.execute(
                    "lifting forced row-level security for the comparison",
                    "ROLLBACK TO SAVEPOINT comparison; ALTER TABLE " + target.relation()
                            + " NO FORCE ROW LEVEL SECURITY");
            return RowTransfer.read(session, encoding, copyOut, target.relation());
        } finally {
            if (ownTransaction) {
                session.rollback();
            } else {
                session.execute("leaving the comparison", "ROLLBACK TO SAVEPOINT comparison");
            }
        }
    }
}
