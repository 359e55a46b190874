package io.restorable.backup.archive.script;

import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TextEncoding;
import io.restorable.backup.archive.TocEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a session has to be set up before it runs an archive's statements. Only settings that every server from 14 to 18
 * knows; {@code transaction_timeout}, which pg_restore 17 and newer set, is not among them. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_backup_archiver.c, _doSetFixedOutputState.
 *
 * @param encoding the encoding of the archive's text and rows
 * @param standardStrings whether backslashes in string constants stand for themselves
 * @param searchPath the statement that sets the search path, or {@code null} where the archive has none
 */
public record SessionSettings(
        TextEncoding encoding,
        boolean standardStrings,
        @Nullable String searchPath) {

    private static final String STANDARD_STRINGS = "SET standard_conforming_strings = '%s';\n";

    /** Reads the settings from an archive's first entries. */
    public static SessionSettings of(TableOfContents contents) {
        var entries = contents.entries();
        return new SessionSettings(
                TextEncoding.of(entries),
                standardStrings(create(entries, EntryKind.STDSTRINGS)),
                create(entries, EntryKind.SEARCHPATH));
    }

    private static @Nullable String create(List<TocEntry> entries, String kind) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .findFirst()
                .map(TocEntry::create)
                .orElse(null);
    }

    private static boolean standardStrings(@Nullable String setting) {
        if (setting == null || setting.equals(STANDARD_STRINGS.formatted("on"))) {
            return true;
        }
        if (setting.equals(STANDARD_STRINGS.formatted("off"))) {
            return false;
        }
        throw new DamagedArchiveException("toc.dat", "its STDSTRINGS entry sets no standard_conforming_strings");
    }

    /**
     * Returns the statements for a session that speaks UTF-8, as every JDBC session does: all but the client encoding.
     */
    public List<String> statements() {
        var statements = new ArrayList<>(List.of(
                "SET statement_timeout = 0;", "SET lock_timeout = 0;", "SET idle_in_transaction_session_timeout = 0;"));
        statements.addAll(textStatements());
        return statements;
    }

    /** Returns the statements for a session that sends the archive's bytes as they are. */
    List<String> scriptStatements() {
        var statements = new ArrayList<>(statements());
        int afterTimeouts = statements.indexOf("SET idle_in_transaction_session_timeout = 0;") + 1;
        statements.add(afterTimeouts, "SET client_encoding = '" + encoding.name() + "';");
        return statements;
    }

    private List<String> textStatements() {
        var statements = new ArrayList<String>();
        statements.add("SET standard_conforming_strings = " + (standardStrings ? "on" : "off") + ";");
        if (searchPath != null) {
            statements.add(searchPath.stripTrailing());
        }
        statements.add("SET check_function_bodies = false;");
        statements.add("SET xmloption = content;");
        statements.add("SET client_min_messages = warning;");
        if (!standardStrings) {
            statements.add("SET escape_string_warning = off;");
        }
        statements.add("SET row_security = off;");
        return statements;
    }
}
