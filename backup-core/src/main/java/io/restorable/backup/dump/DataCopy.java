package io.restorable.backup.dump;

import io.restorable.backup.archive.directory.RowsOutput;
import io.restorable.backup.connect.CopyEncoding;
import io.restorable.backup.connect.EncodedCopy;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.pace.Throttle;
import io.restorable.backup.dump.lock.SchemaChangedException;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.RowFingerprints;
import io.restorable.backup.manifest.TableEntry.DataObject;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

/** Moves data from a session into the archive, byte for byte, and counts it. Safe for use by many threads. */
final class DataCopy {

    /** How many bytes pass between two reports: often enough for a slow line, seldom enough to cost nothing. */
    private static final int REPORT_BYTES = 1024 * 1024;

    /** How many bytes pass before the speed is looked at. */
    private static final int PACED_BYTES = 64 * 1024;

    private static final int LARGE_OBJECT_BUFFER = 256 * 1024;
    private static final String LOCK_TIMEOUT = "55P03";

    private final ArchiveFiles files;
    private final CopyEncoding encoding;
    private final DumpedData dumped;
    private final ProgressReporter progress;
    private final Throttle throttle;

    DataCopy(
            ArchiveFiles files,
            CopyEncoding encoding,
            DumpedData dumped,
            ProgressReporter progress,
            Throttle throttle) {
        this.files = files;
        this.encoding = encoding;
        this.dumped = dumped;
        this.progress = progress;
        this.throttle = throttle;
    }

    /** Does one task in a session that has adopted the snapshot. */
    void run(Session session, DataTask task) {
        if (task instanceof DataTask.Rows rows) {
            copyRows(session, rows);
        } else if (task instanceof DataTask.LargeObjects objects) {
            objects.oids().forEach(oid -> copyLargeObject(session, oid));
        }
    }

    private void copyRows(Session session, DataTask.Rows task) {
        var transfer = new Transfer();
        String object = files.writeRows(task.entry(), output -> {
            try (EncodedCopy encoded = session.copy(encoding)) {
                CopyOut copy = encoded.out(task.statement());
                while (transfer.moveRow(copy, output)) {
                    transfer.reportSometimes();
                }
            } catch (SQLException failure) {
                throw explain(session, task, failure);
            }
        });
        transfer.report();
        transfer.pace();
        dumped.add(task.content(), new DataObject(object, transfer.fingerprints.result()), transfer.bytes);
    }

    private static BackupException explain(Session session, DataTask.Rows task, SQLException failure) {
        BackupException explained =
                session.failure("reading the rows of table " + task.content().table(), failure);
        boolean queued = explained instanceof QueryFailedException refused && LOCK_TIMEOUT.equals(refused.sqlState());
        return queued
                ? new SchemaChangedException(
                        "Somebody waits to change table " + task.content().table()
                                + ", and reading its rows would wait behind them.",
                        failure)
                : explained;
    }

    private void copyLargeObject(Session session, long oid) {
        long bytes = files.writeLargeObject(oid, output -> {
            try {
                LargeObjectManager manager =
                        session.connection().unwrap(PGConnection.class).getLargeObjectAPI();
                try (LargeObject object = manager.open(oid, LargeObjectManager.READ)) {
                    return copy(object, output);
                }
            } catch (SQLException failure) {
                throw session.failure("reading large object " + oid, failure);
            }
        });
        dumped.addLargeObject(bytes);
    }

    private long copy(LargeObject object, OutputStream output) throws SQLException, IOException {
        long bytes = 0;
        for (byte[] piece = object.read(LARGE_OBJECT_BUFFER);
                piece.length > 0;
                piece = object.read(LARGE_OBJECT_BUFFER)) {
            output.write(piece);
            bytes += piece.length;
            progress.advance(0, piece.length);
            throttle.passed(piece.length);
        }
        return bytes;
    }

    /** The rows of one task on their way. */
    private final class Transfer {

        private final RowFingerprints fingerprints = new RowFingerprints();
        private long bytes;
        private long unreportedBytes;
        private long unreportedRows;
        private int unpacedBytes;

        /**
         * Moves one row; the server sends each in a message of its own. A method of its own, so that no variable keeps
         * the row alive while the next one arrives.
         */
        private boolean moveRow(CopyOut copy, RowsOutput output) throws SQLException, IOException {
            byte[] row = copy.readFromCopy();
            if (row == null) {
                return false;
            }
            int length = row.length;
            if (length == 0 || row[length - 1] != '\n') {
                throw new IOException("the server sent a row that does not end with a newline");
            }
            output.write(row, 0, length);
            fingerprints.addRow(row, 0, length - 1);
            bytes += length;
            unreportedBytes += length;
            unreportedRows++;
            unpacedBytes += length;
            return true;
        }

        private void reportSometimes() {
            if (unpacedBytes >= PACED_BYTES) {
                pace();
            }
            if (unreportedBytes >= REPORT_BYTES) {
                report();
            }
        }

        private void pace() {
            throttle.passed(unpacedBytes);
            unpacedBytes = 0;
        }

        private void report() {
            progress.advance(unreportedRows, unreportedBytes);
            unreportedRows = 0;
            unreportedBytes = 0;
        }
    }
}
