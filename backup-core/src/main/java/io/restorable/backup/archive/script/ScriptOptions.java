package io.restorable.backup.archive.script;

import io.restorable.backup.archive.TocEntry;
import java.util.function.Predicate;

/**
 * What goes into a script.
 *
 * @param clean whether to drop the objects first, where they exist
 * @param owners whether objects get the owners that the archive names
 * @param privileges whether privileges are granted
 * @param selection the entries wanted; settings of the session, and the database itself, are not asked for
 */
public record ScriptOptions(boolean clean, boolean owners, boolean privileges, Predicate<TocEntry> selection) {

    /** Everything in the archive, into an empty database. */
    public static final ScriptOptions EVERYTHING = new ScriptOptions(false, true, true, entry -> true);

    /** Returns these options with or without dropping first. */
    public ScriptOptions withClean(boolean clean) {
        return new ScriptOptions(clean, owners, privileges, selection);
    }

    /** Returns these options with or without owners. */
    public ScriptOptions withOwners(boolean owners) {
        return new ScriptOptions(clean, owners, privileges, selection);
    }

    /** Returns these options with or without privileges. */
    public ScriptOptions withPrivileges(boolean privileges) {
        return new ScriptOptions(clean, owners, privileges, selection);
    }

    /** Returns these options for other entries. */
    public ScriptOptions withSelection(Predicate<TocEntry> selection) {
        return new ScriptOptions(clean, owners, privileges, selection);
    }
}
