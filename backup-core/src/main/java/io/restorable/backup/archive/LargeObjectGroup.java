package io.restorable.backup.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * The large objects of one BLOB METADATA entry, which share their owner and privileges. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_backup_db.c, IssueCommandPerBlob and IssueACLPerBlob.
 *
 * @param oids their OIDs, in the archive's order
 */
public record LargeObjectGroup(List<Long> oids) {

    /** The beginning of the tag of privileges that hold for a whole group, which are written for its first object only. */
    public static final String SHARED_PRIVILEGES = "LARGE OBJECTS";

    private static final String OBJECT = "LARGE OBJECT ";

    public LargeObjectGroup {
        oids = List.copyOf(oids);
    }

    /**
     * Reads the group from its BLOB METADATA entry.
     *
     * @throws DamagedArchiveException if the entry's text is not a list of OIDs, one a line
     */
    public static LargeObjectGroup of(TocEntry metadata) {
        String text = metadata.create() == null ? "" : metadata.create();
        if (!text.matches("([1-9][0-9]{0,9}\n)+")) {
            throw new DamagedArchiveException(
                    "toc.dat", "entry " + metadata.dumpId() + ", " + metadata.kind() + ", is not a list of OIDs");
        }
        return new LargeObjectGroup(text.lines().map(Long::valueOf).toList());
    }

    /**
     * Returns the privileges of a group, written for one object, as statements for each object of the group: first the
     * first statement for all, then the second, and so on.
     *
     * @param privileges GRANT and REVOKE statements on one large object
     */
    public List<List<String>> spread(String privileges) {
        var statements = new ArrayList<List<String>>();
        for (String statement : split(privileges)) {
            statements.add(oids.stream().map(oid -> onObject(statement, oid)).toList());
        }
        return statements;
    }

    /** Returns the privileges written for one object as those of another. */
    public static String onObject(String privileges, long oid) {
        var changed = new StringBuilder();
        boolean quoted = false;
        int position = 0;
        while (position < privileges.length()) {
            char letter = privileges.charAt(position);
            quoted ^= letter == '"';
            if (!quoted && privileges.startsWith(OBJECT, position)) {
                changed.append(OBJECT).append(oid);
                position = endOfDigits(privileges, position + OBJECT.length());
            } else {
                changed.append(letter);
                position++;
            }
        }
        return changed.toString();
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Cuts after each semicolon outside of double quotes; role names are the only quoted things in such statements. */
    private static List<String> split(String privileges) {
        var statements = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int position = 0; position < privileges.length(); position++) {
            char letter = privileges.charAt(position);
            quoted ^= letter == '"';
            if (!quoted && letter == ';') {
                statements.add(privileges.substring(start, position + 1).strip());
                start = position + 1;
            }
        }
        return statements;
    }
}
