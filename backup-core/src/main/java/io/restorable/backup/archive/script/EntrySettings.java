package io.restorable.backup.archive.script;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a session that decide where a new object's rows lie. A session keeps them, so that only changes have to
 * be sent: begin with {@link #UNKNOWN}, send {@link #changesTo} before each entry, go on with {@link #with}. Source:
 * PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c, _selectTablespace and _selectTableAccessMethod.
 *
 * @param tablespace the default tablespace, the empty text for the database's own, or {@code null} for unknown
 * @param accessMethod the default table access method, or {@code null} for unknown
 */
public record EntrySettings(
        @Nullable String tablespace, @Nullable String accessMethod) {

    /** Of a session that has just been opened. */
    public static final EntrySettings UNKNOWN = new EntrySettings(null, null);

    /** Returns the statements to send before an entry's own. */
    public List<String> changesTo(TocEntry entry) {
        var next = with(entry);
        var statements = new ArrayList<String>();
        if (next.tablespace != null && !next.tablespace.equals(tablespace)) {
            String name = next.tablespace.isEmpty() ? "''" : Identifiers.quote(next.tablespace);
            statements.add("SET default_tablespace = " + name + ";");
        }
        if (next.accessMethod != null && !next.accessMethod.equals(accessMethod)) {
            statements.add("SET default_table_access_method = " + Identifiers.quote(next.accessMethod) + ";");
        }
        return statements;
    }

    /** Returns the settings that are in force after {@link #changesTo} of that entry. */
    public EntrySettings with(TocEntry entry) {
        boolean takesMethod = entry.accessMethod() != null && !EntryStatements.isPartitionedTable(entry);
        return new EntrySettings(
                entry.tablespace() != null ? entry.tablespace() : tablespace,
                takesMethod ? entry.accessMethod() : accessMethod);
    }
}
