package io.restorable.backup.rescue.source;

import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.restore.SourceArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Reads all rows of a table of a backup, one after the other and always in the same order, with the columns asked for.
 * Holds one row. For one thread.
 */
public final class RelationRows implements AutoCloseable {

    private final DataFileReader files;
    private final List<String> columns;
    private final Iterator<Piece> pieces;
    private RowProjection projection;
    private RowReader reader;

    private record Piece(BackupTable table, TocEntry entry) {}

    private RelationRows(SourceArchive source, BackupRelation relation, List<String> columns) {
        this.files = new DataFileReader(source.files(), source.contents());
        this.columns = columns;
        var all = new ArrayList<Piece>();
        for (BackupTable table : relation.parts()) {
            table.entries().forEach(entry -> all.add(new Piece(table, entry)));
        }
        this.pieces = all.iterator();
        this.projection = new RowProjection(columns, columns);
        this.reader = new RowReader(java.io.InputStream.nullInputStream());
    }

    /**
     * Begins to read.
     *
     * @param columns the columns wanted, each of which all parts of the table have
     */
    public static RelationRows open(SourceArchive source, BackupRelation relation, List<String> columns) {
        return new RelationRows(source, relation, columns);
    }

    /**
     * Goes to the next row.
     *
     * @return false after the last; then every byte was read, and found to be what was sealed
     * @throws DamagedArchiveException if a data file cannot be read to its end
     */
    public boolean next() {
        try {
            while (!reader.next()) {
                if (!pieces.hasNext()) {
                    return false;
                }
                open(pieces.next());
            }
        } catch (IOException failure) {
            throw new DamagedArchiveException("data file", String.valueOf(failure.getMessage()), failure);
        }
        if (!projection.isIdentity()) {
            projection.project(reader.bytes(), reader.offset(), reader.length());
        }
        return true;
    }

    private void open(Piece piece) throws IOException {
        reader.close();
        projection = new RowProjection(piece.table().sealed().columns(), columns);
        reader = new RowReader(files.openRows(piece.entry()));
    }

    /** Hands the current row over. */
    public void giveTo(RowSink sink) throws IOException {
        if (projection.isIdentity()) {
            sink.accept(reader.bytes(), reader.offset(), reader.length());
        } else {
            sink.accept(projection.bytes(), 0, projection.length());
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException failure) {
            throw new DamagedArchiveException("data file", String.valueOf(failure.getMessage()), failure);
        }
    }
}
