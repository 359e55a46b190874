package io.restorable.backup.rescue.staging;

import io.restorable.backup.archive.TextEncoding;
import io.restorable.backup.connect.CopyEncoding;
import io.restorable.backup.connect.EncodedCopy;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.RowFingerprints;
import io.restorable.backup.rescue.live.LiveDatabase;
import io.restorable.backup.rescue.live.LiveTable;
import io.restorable.backup.rescue.live.LiveTables;
import io.restorable.backup.rescue.live.UniqueKey;
import io.restorable.backup.rescue.source.BackupRelation;
import io.restorable.backup.rescue.source.RelationRows;
import io.restorable.backup.rescue.source.RowSink;
import io.restorable.backup.restore.SourceArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.copy.CopyOut;

/**
 * Compares tables of a backup with live ones, in three steps of which most tables need the first only:
 *
 * <ol>
 *   <li>the live rows are read and fingerprinted; if that is what the manifest has, the tables are equal;
 *   <li>the backup's rows are read, too, and {@link RowBuckets} tell which rows of both can differ;
 *   <li>these rows, read once more, go into temporary tables, where PostgreSQL itself matches keys: with the operators of
 *       the key's index, so that no collation or type is second-guessed here.
 * </ol>
 *
 * Memory is the same for any size of table, the server's temporary space grows with what differs and not with the table,
 * and nothing but CREATE TEMPORARY TABLE is needed besides SELECT. For one thread.
 */
public final class TableComparison {

    /** How often the rows of a table pass that are reported: those of the live table, and those of the backup. */
    public static final int PASSES = 2;

    private static final int REPORT_BYTES = 1024 * 1024;

    private final LiveDatabase database;
    private final SourceArchive source;
    private final ProgressReporter progress;
    private final CopyEncoding encoding;
    private int numbers;

    public TableComparison(LiveDatabase database, SourceArchive source, ProgressReporter progress) {
        this.database = database;
        this.source = source;
        this.progress = progress;
        this.encoding = encoding(source, database.facts());
    }

    /** The encoding in which the archive's rows, and live ones like them, pass through COPY. */
    static CopyEncoding encoding(SourceArchive source, ServerFacts facts) {
        return CopyEncoding.of(TextEncoding.of(source.contents().entries()).name(), facts.encoding());
    }

    /**
     * Compares a table.
     *
     * @throws RefusedException if the tables have no column in common
     */
    public ComparedTable compare(BackupRelation relation, LiveTable live) {
        var notes = new ArrayList<String>();
        List<String> columns = commonColumns(relation, live, notes);
        var buckets = new RowBuckets(relation.rows());
        Fingerprint found = readLive(relation, live, columns, counting(buckets::add));
        boolean equal = relation.isIn(columns) && relation.fingerprint().equals(found);
        if (equal) {
            progress.advance(relation.rows(), relation.plainBytes());
        } else {
            readBackup(relation, columns, counting(buckets::subtract));
            equal = relation.rows() == found.rows() && buckets.areEven();
        }
        var staged = new StagedTable(
                ++numbers, relation, live, columns, live.rowKey(columns).orElse(null));
        if (!equal) {
            stage(staged, buckets, notes);
        }
        progress.objectDone(relation.name().toString(), found.rows(), relation.plainBytes());
        return new ComparedTable(relation, live, found.rows(), equal ? null : staged, notes);
    }

    private static List<String> commonColumns(BackupRelation relation, LiveTable live, List<String> notes) {
        List<String> stored = live.storedColumns();
        var columns = relation.columns().stream().filter(stored::contains).toList();
        var gone = relation.columns().stream()
                .filter(column -> !stored.contains(column))
                .toList();
        var added = stored.stream()
                .filter(column -> !relation.columns().contains(column))
                .toList();
        if (columns.isEmpty() && !relation.columns().isEmpty()) {
            throw new RefusedException(
                    "Table " + relation.name() + " has no column left that the backup knows.",
                    "Use 'extract' to get its rows out of the backup.");
        }
        Stream.of(gone)
                .filter(names -> !names.isEmpty())
                .forEach(names -> notes.add("Not compared, because the live table lacks or computes them: "
                        + LiveTables.columnList(names, "") + "."));
        Stream.of(added)
                .filter(names -> !names.isEmpty())
                .forEach(names -> notes.add(
                        "Not compared, because the backup lacks them: " + LiveTables.columnList(names, "") + "."));
        return columns;
    }

    private void stage(StagedTable staged, RowBuckets buckets, List<String> notes) {
        Session work = database.work();
        UniqueKey key = staged.key();
        if (key == null) {
            notes.add("There is no primary or unique key without NULLs: whole rows are compared, and a changed row"
                    + " shows as one missing and one new.");
        }
        work.execute("making room for rows that differ", staged.createBackupRows() + "; " + staged.createLiveRows());
        String purpose = "laying out the rows of " + staged.name() + " that differ";
        try (var copy = new StagingCopy(work, encoding, staged.copyInto(staged.backupRows()), purpose)) {
            readBackup(staged.relation(), staged.columns(), uneven(buckets, copy));
            copy.finish();
        }
        try (var copy = new StagingCopy(work, encoding, staged.copyInto(staged.liveRows()), purpose)) {
            readLive(staged.relation(), staged.live(), staged.columns(), uneven(buckets, copy));
            copy.finish();
        }
        staged.judge().forEach(statement -> work.execute("matching the rows of " + staged.name(), statement));
    }

    private static RowSink uneven(RowBuckets buckets, RowSink next) {
        return (bytes, offset, length) -> {
            if (buckets.isUneven(bytes, offset, length)) {
                next.accept(bytes, offset, length);
            }
        };
    }

    private void readBackup(BackupRelation relation, List<String> columns, RowSink sink) {
        try (var rows = RelationRows.open(source, relation, columns)) {
            while (rows.next()) {
                rows.giveTo(sink);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Fingerprint readLive(BackupRelation relation, LiveTable live, List<String> columns, RowSink sink) {
        String condition = relation.condition() == null ? "" : " " + relation.condition();
        String statement = "COPY (SELECT " + LiveTables.columnList(columns, "") + " FROM " + live.from() + condition
                + ") TO STDOUT";
        var fingerprints = new RowFingerprints();
        try (EncodedCopy encoded = database.reader().copy(encoding)) {
            CopyOut copy = encoded.out(statement);
            try {
                for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                    fingerprints.addRow(row, 0, row.length - 1);
                    sink.accept(row, 0, row.length - 1);
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failure) {
            throw database.reader().failure("reading the live rows of " + relation.name(), failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return fingerprints.result();
    }

    /** Reports rows on their way now and then. */
    private RowSink counting(RowSink next) {
        return new RowSink() {
            private long rows;
            private long bytes;

            @Override
            public void accept(byte[] row, int offset, int length) throws IOException {
                next.accept(row, offset, length);
                rows++;
                bytes += length + 1L;
                if (bytes >= REPORT_BYTES) {
                    progress.advance(rows, bytes);
                    rows = 0;
                    bytes = 0;
                }
            }
        };
    }
}
