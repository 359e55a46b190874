package io.restorable.backup.archive.script;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/** Writes rows and large objects into a script, in pieces of bounded size. */
final class ScriptData {

    /** pg_dump's LOBBUFSIZE: how many bytes of a large object go into one statement. */
    private static final int PIECE_BYTES = 16 * 1024;

    /** INV_WRITE of src/include/libpq/libpq-fs.h. */
    private static final int OPEN_FOR_WRITING = 0x20000;

    private final DataFileReader files;
    private final ScriptText text;
    private final String hexPrefix;

    ScriptData(DataFileReader files, ScriptText text, boolean standardStrings) {
        this.files = files;
        this.text = text;
        this.hexPrefix = standardStrings ? "'\\x" : "'\\\\x";
    }

    void write(TocEntry entry, boolean largeObjects) throws IOException {
        if (largeObjects) {
            writeLargeObjects(entry);
        } else if (entry.copy() == null || entry.copy().isEmpty()) {
            try (var statements = files.openStatements(entry)) {
                text.copy(statements);
            }
        } else {
            writeRows(entry, entry.copy());
        }
    }

    private void writeRows(TocEntry entry, String copy) throws IOException {
        text.write(copy);
        try (var rows = files.openRows(entry)) {
            text.copy(rows);
        }
        text.write("\\.\n\n\n");
    }

    /** All in one transaction, because a large object's descriptor does not outlive it. */
    private void writeLargeObjects(TocEntry entry) throws IOException {
        text.write("BEGIN;\n\n");
        files.forEachLargeObject(entry, this::writeLargeObject);
        text.write("COMMIT;\n\n");
    }

    private void writeLargeObject(long oid, InputStream bytes) throws IOException {
        text.write("SELECT pg_catalog.lo_open('" + oid + "', " + OPEN_FOR_WRITING + ");\n");
        for (byte[] piece = bytes.readNBytes(PIECE_BYTES); piece.length > 0; piece = bytes.readNBytes(PIECE_BYTES)) {
            text.write(
                    "SELECT pg_catalog.lowrite(0, " + hexPrefix + HexFormat.of().formatHex(piece) + "');\n");
        }
        text.write("SELECT pg_catalog.lo_close(0);\n\n");
    }
}
