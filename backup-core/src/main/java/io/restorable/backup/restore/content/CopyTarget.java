package io.restorable.backup.restore.content;

import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.TocEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where a data entry's COPY statement puts its rows, and how to ask for them back in the same form.
 *
 * @param relation the table, quoted and with its schema as the statement names it
 * @param columns the column list as the statement has it, without parentheses; empty for a table without columns
 * @param throughRoot whether the rows go in through a partitioned table above the entry's own
 */
public record CopyTarget(String relation, String columns, boolean throughRoot) {

    private static final String COPY = "COPY ";
    private static final String FROM = " FROM stdin;";

    /** Reads the COPY statement of a data entry. */
    public static CopyTarget of(TocEntry entry) {
        String copy = entry.copy();
        int end = copy == null ? -1 : copy.lastIndexOf(FROM);
        if (copy == null || !copy.startsWith(COPY) || end < 0) {
            throw new DamagedArchiveException(
                    "toc.dat", "entry " + entry.dumpId() + ", " + entry.tag() + ", has no COPY statement");
        }
        String relation = relationIn(copy);
        String rest = copy.substring(COPY.length() + relation.length(), end).strip();
        String columns = rest.isEmpty() ? "" : rest.substring(1, rest.length() - 1);
        String own = io.restorable.backup.pg.Identifiers.qualify(entry.schema(), entry.tag());
        return new CopyTarget(relation, columns, !relation.equals(own));
    }

    private static String relationIn(String copy) {
        boolean quoted = false;
        int position = COPY.length();
        while (position < copy.length() && (quoted || copy.charAt(position) != ' ')) {
            quoted ^= copy.charAt(position) == '"';
            position++;
        }
        return copy.substring(COPY.length(), position);
    }

    /** The statement that takes the rows. */
    public String copyIn() {
        return "COPY " + relation + columnList() + " FROM STDIN";
    }

    /**
     * The statement that gives the rows back.
     *
     * @param condition an SQL condition with its WHERE that limits the rows, or {@code null} for all
     */
    public String copyOut(@Nullable String condition) {
        boolean plain = condition == null && !throughRoot;
        return plain
                ? "COPY " + relation + columnList() + " TO STDOUT"
                : "COPY (SELECT " + columns + " FROM " + (throughRoot ? "" : "ONLY ") + relation
                        + (condition == null ? "" : " " + condition) + ") TO STDOUT";
    }

    private String columnList() {
        return columns.isEmpty() ? "" : " (" + columns + ")";
    }
}
