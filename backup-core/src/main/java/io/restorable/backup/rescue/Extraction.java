package io.restorable.backup.rescue;

import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.rescue.source.BackupRelation;
import io.restorable.backup.rescue.source.BackupRelations;
import io.restorable.backup.rescue.source.CopyTextRows;
import io.restorable.backup.rescue.source.CsvRows;
import io.restorable.backup.rescue.source.RelationRows;
import io.restorable.backup.rescue.source.RowSink;
import io.restorable.backup.rescue.staging.NumberedRows;
import io.restorable.backup.restore.SourceArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;

/**
 * Writes a table's rows out of a backup, as they are stored, in memory for one row. For one thread.
 *
 * <p>A condition is SQL, so PostgreSQL judges it: the rows are put into a temporary table of some database, numbered, and
 * the numbers that it answers decide which of the stored rows are written. The written values are the stored ones in
 * either case.
 */
public final class Extraction {

    private static final int REPORTED_ROWS = 10_000;

    private final SourceArchive source;
    private final BackupRelation relation;
    private final ExtractFormat format;
    private final OutputStream target;
    private final ProgressReporter progress;
    private long written;

    private Extraction(
            SourceArchive source,
            BackupRelation relation,
            ExtractFormat format,
            OutputStream target,
            ProgressReporter progress) {
        this.source = source;
        this.relation = relation;
        this.format = format;
        this.target = target;
        this.progress = progress;
    }

    /**
     * Which rows are wanted.
     *
     * @param sql an SQL condition over the table's columns; times without a zone in it are UTC
     * @param pool leads to the database that judges it: one that has the table, or an empty one; stays owned by the
     *     caller, and nothing is left in the database
     */
    public record Condition(String sql, SessionPool pool) {}

    /**
     * Writes all rows of a table, partitions included.
     *
     * @param source a sealed backup
     * @param table a pattern that fits one table
     * @param target takes the text; should have a buffer, and stays open
     * @return how many rows were written
     * @throws RefusedException if the pattern does not fit exactly one table
     */
    public static long run(
            SourceArchive source,
            String table,
            ExtractFormat format,
            OutputStream target,
            ProgressListener listener,
            Clock clock)
            throws IOException {
        return reported(
                source,
                listener,
                clock,
                progress -> of(source, table, format, target, progress).all());
    }

    /**
     * Writes the rows of a table that a condition fits; otherwise as the method without one.
     *
     * @throws RefusedException if PostgreSQL does not take the condition, or the database is of no use for it
     */
    public static long run(
            SourceArchive source,
            String table,
            Condition condition,
            ExtractFormat format,
            OutputStream target,
            ProgressListener listener,
            Clock clock)
            throws IOException {
        return reported(
                source,
                listener,
                clock,
                progress -> of(source, table, format, target, progress).fitting(condition));
    }

    private static Extraction of(
            SourceArchive source, String table, ExtractFormat format, OutputStream target, ProgressReporter progress) {
        BackupRelation relation = BackupRelations.of(source).one(table);
        progress.phase(Phase.DATA);
        progress.expect(new Progress.Expected(relation.rows(), relation.plainBytes(), 1));
        return new Extraction(source, relation, format, target, progress);
    }

    private interface Work {
        long run(ProgressReporter progress) throws IOException;
    }

    private static long reported(SourceArchive source, ProgressListener listener, Clock clock, Work work)
            throws IOException {
        var progress = new ProgressReporter(Operation.EXTRACT, listener, clock);
        progress.started(source.name());
        try {
            long rows = work.run(progress);
            progress.completed(source.name());
            return rows;
        } catch (BackupException failure) {
            progress.failed(failure);
            throw failure;
        }
    }

    private long all() throws IOException {
        RowSink sink = sink();
        try (RelationRows rows = open()) {
            while (rows.next()) {
                write(rows, sink);
            }
        }
        return written;
    }

    private long fitting(Condition condition) throws IOException {
        try (Session session = condition.pool().session(SessionPurpose.ROWS);
                RelationRows rows = open()) {
            session.beginTransaction();
            var numbered = NumberedRows.load(session, condition.pool().facts(), source, relation);
            RowSink sink = sink();
            var position = new long[1];
            numbered.forEachFitting(condition.sql(), number -> {
                while (position[0] < number && rows.next()) {
                    position[0]++;
                }
                write(rows, sink);
            });
            session.rollback();
        }
        return written;
    }

    private RelationRows open() {
        return RelationRows.open(source, relation, relation.columns());
    }

    private RowSink sink() throws IOException {
        return switch (format) {
            case CSV -> new CsvRows(relation.columns(), target);
            case COPY -> new CopyTextRows(target);
        };
    }

    private void write(RelationRows rows, RowSink sink) throws IOException {
        rows.giveTo((bytes, offset, length) -> {
            sink.accept(bytes, offset, length);
            written++;
            if (written % REPORTED_ROWS == 0) {
                progress.advance(REPORTED_ROWS, 0);
            }
        });
    }
}
