package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.sequence.Sequence;
import io.restorable.backup.catalog.relation.table.OwningColumn;
import io.restorable.backup.pg.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that create a sequence, by itself or as part of an identity column. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, dumpSequence.
 */
final class SequenceText {

    private SequenceText() {}

    /**
     * The statement that makes the sequence.
     *
     * @param table the table that it belongs to, or {@code null}
     */
    static String create(RelationParts parts, @Nullable RelationParts table) {
        Sequence sequence = parts.facts().sequence();
        if (sequence == null) {
            throw new IllegalStateException("the sequence " + parts.sqlName() + " was not read");
        }
        OwningColumn owner = parts.relation().ownedBy();
        return owner != null && owner.identity() && table != null
                ? identity(parts, table, owner, sequence)
                : standAlone(parts, sequence);
    }

    /** The statement that gives the sequence to a column. */
    static String ownedBy(RelationParts parts, RelationParts table, OwningColumn owner) {
        return "ALTER SEQUENCE " + parts.sqlName() + " OWNED BY " + table.sqlName() + "."
                + Identifiers.quote(table.column(owner.column()).name()) + ";\n";
    }

    private static String identity(RelationParts parts, RelationParts table, OwningColumn owner, Sequence sequence) {
        Column column = table.column(owner.column());
        String always = column.identity() == 'a' ? "ALWAYS" : column.identity() == 'd' ? "BY DEFAULT" : "";
        // Said only where it differs: older versions do not know it.
        String persistence = parts.relation().persistence() == table.relation().persistence()
                ? ""
                : parts.relation().isUnlogged() ? "    UNLOGGED\n" : "    LOGGED\n";
        return "ALTER TABLE " + table.sqlName() + " ALTER COLUMN " + Identifiers.quote(column.name())
                + " ADD GENERATED " + always + " AS IDENTITY (\n    SEQUENCE NAME " + parts.sqlName() + "\n"
                + persistence + counting(sequence) + "\n);\n";
    }

    private static String standAlone(RelationParts parts, Sequence sequence) {
        String type = sequence.type().equals("bigint") ? "" : "    AS " + sequence.type() + "\n";
        return "CREATE " + (parts.relation().isUnlogged() ? "UNLOGGED " : "") + "SEQUENCE " + parts.sqlName() + "\n"
                + type + counting(sequence) + ";\n";
    }

    private static String counting(Sequence sequence) {
        return "    START WITH " + sequence.start() + "\n    INCREMENT BY " + sequence.increment() + "\n    "
                + limit("MINVALUE", sequence.minimum(), sequence.defaultMinimum()) + "    "
                + limit("MAXVALUE", sequence.maximum(), sequence.defaultMaximum()) + "    CACHE " + sequence.cache()
                + (sequence.cycle() ? "\n    CYCLE" : "");
    }

    private static String limit(String keyword, long value, long byDefault) {
        return value == byDefault ? "NO " + keyword + "\n" : keyword + " " + value + "\n";
    }
}
