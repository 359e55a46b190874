package io.restorable.backup.archive.script;

import io.restorable.backup.archive.ArchiveSource;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.EntryRole;
import io.restorable.backup.archive.RestorePass;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes an archive as a plain SQL script that psql 14 to 18 loads: what pg_restore writes without {@code -d}, but for
 * the settings and psql commands that only newer versions know. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_backup_archiver.c, RestoreArchive.
 */
public final class ScriptWriter {

    private final List<TocEntry> entries;
    private final TableOfContents contents;
    private final ScriptOptions options;
    private final SessionSettings session;
    private final EntryStatements statements;
    private final ScriptText text;
    private final ScriptData data;
    private EntrySettings settings = EntrySettings.UNKNOWN;

    private ScriptWriter(TableOfContents contents, ArchiveSource source, ScriptOptions options, OutputStream target) {
        this.contents = contents;
        this.options = options;
        this.session = SessionSettings.of(contents);
        this.statements = new EntryStatements(contents, options.owners());
        this.text = new ScriptText(target, session.encoding().charset());
        this.data = new ScriptData(new DataFileReader(source, contents), text, session.standardStrings());
        this.entries = contents.entries().stream().filter(this::isWanted).toList();
    }

    /**
     * Writes the script, in bounded memory, and flushes {@code target}, which stays open. What is written is in the
     * archive's encoding.
     *
     * @param contents the archive's table of contents
     * @param source the archive's data files
     * @throws IOException if reading or writing fails, or a data file is damaged
     */
    public static void write(TableOfContents contents, ArchiveSource source, ScriptOptions options, OutputStream target)
            throws IOException {
        new ScriptWriter(contents, source, options, target).writeScript();
    }

    private boolean isWanted(TocEntry entry) {
        var role = EntryRole.of(entry);
        boolean outside = role == EntryRole.SETTING || role == EntryRole.DATABASE;
        boolean refused = !options.privileges() && RestorePass.of(entry) == RestorePass.PRIVILEGES;
        return !outside && !refused && options.selection().test(entry);
    }

    private void writeScript() throws IOException {
        writeBeginning();
        if (options.clean()) {
            writeDrops();
        }
        for (var pass : RestorePass.values()) {
            for (var entry : entries) {
                if (RestorePass.of(entry) == pass) {
                    writeEntry(entry);
                }
            }
        }
        text.write("--\n-- PostgreSQL database dump complete\n--\n\n");
        text.flush();
    }

    private void writeBeginning() throws IOException {
        text.write("--\n-- PostgreSQL database dump\n--\n\n");
        var header = contents.header();
        if (header.serverVersion() != null) {
            text.writeComment("Dumped from database version " + header.serverVersion());
        }
        if (header.dumperVersion() != null) {
            text.writeComment("Dumped by version " + header.dumperVersion());
        }
        text.write("\n");
        for (String statement : session.scriptStatements()) {
            text.write(statement + "\n");
        }
        text.write("\n");
    }

    private void writeDrops() throws IOException {
        var reversed = new ArrayList<>(entries);
        Collections.reverse(reversed);
        for (var entry : reversed) {
            for (String statement : statements.dropOrComment(entry)) {
                text.write(statement.endsWith("\n") ? statement : statement + "\n");
            }
            if (entry.kind().equals(EntryKind.BLOB_METADATA)) {
                text.write("\n");
            }
        }
    }

    private void writeEntry(TocEntry entry) throws IOException {
        text.writeGroups(settings.changesTo(entry).stream().map(List::of).toList());
        settings = settings.with(entry);
        text.writeTitle(entry, options.owners());
        if (EntryStatements.isSharedPrivileges(entry)) {
            text.writeGroups(statements.sharedPrivileges(entry));
        } else {
            text.writeGroups(List.of(statements.definition(entry)));
        }
        text.writeGroups(List.of(statements.ownership(entry), statements.accessMethodOfPartitions(entry)));
        if (entry.hasData()) {
            data.write(entry, entry.kind().equals(EntryKind.BLOBS));
        }
    }
}
