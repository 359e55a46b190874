package io.restorable.backup.archive.script;

import io.restorable.backup.archive.TocEntry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the text of a script in the archive's encoding, laid out as pg_restore lays it out. */
final class ScriptText {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final OutputStream target;
    private final Charset charset;

    ScriptText(OutputStream target, Charset charset) {
        this.target = new BufferedOutputStream(target, BUFFER_BYTES);
        this.charset = charset;
    }

    void write(String text) throws IOException {
        target.write(text.getBytes(charset));
    }

    /** Copies bytes that are in the archive's encoding already. */
    void copy(InputStream source) throws IOException {
        source.transferTo(target);
    }

    void writeComment(String comment) throws IOException {
        write("-- " + onOneLine(comment) + "\n");
    }

    /** Writes groups of statements, one statement a line, with an empty line after each group. */
    void writeGroups(List<List<String>> groups) throws IOException {
        for (var group : groups) {
            for (String statement : group) {
                write(statement + "\n");
            }
            if (!group.isEmpty()) {
                write("\n");
            }
        }
    }

    void writeTitle(TocEntry entry, boolean owner) throws IOException {
        write("--\n-- " + (entry.hasData() ? "Data for " : "") + "Name: " + onOneLine(entry.tag()) + "; Type: "
                + entry.kind() + "; Schema: " + orHyphen(entry.schema()) + "; Owner: "
                + orHyphen(owner ? entry.owner() : null));
        if (entry.tablespace() != null && !entry.tablespace().isEmpty()) {
            write("; Tablespace: " + onOneLine(entry.tablespace()));
        }
        write("\n--\n\n");
    }

    private static String orHyphen(@Nullable String name) {
        return name == null ? "-" : onOneLine(name);
    }

    /** A name with a line break in it must not leave the comment. */
    private static String onOneLine(String name) {
        return name.replace('\n', ' ').replace('\r', ' ');
    }

    void flush() throws IOException {
        target.flush();
    }
}
