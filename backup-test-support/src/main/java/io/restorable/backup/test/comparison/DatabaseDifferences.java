package io.restorable.backup.test.comparison;

import io.restorable.backup.drill.SchemaDifference;
import java.util.List;

/**
 * How a database differs from the one that it was expected to equal.
 *
 * @param expected the one that is right, without credentials
 * @param found the one that was compared with it, without credentials
 * @param schema the definitions that differ
 * @param tables the tables whose rows differ
 * @param others what else differs, sequences and large objects, each a full sentence
 * @param notes what was not compared and why, each a full sentence
 */
public record DatabaseDifferences(
        String expected,
        String found,
        List<SchemaDifference> schema,
        List<TableDifference> tables,
        List<String> others,
        List<String> notes) {

    public DatabaseDifferences {
        schema = List.copyOf(schema);
        tables = List.copyOf(tables);
        others = List.copyOf(others);
        notes = List.copyOf(notes);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return schema.isEmpty() && tables.isEmpty() && others.isEmpty();
    }

    /** Shows the differences to people, on about a hundred lines at most. */
    public String describe() {
        return new DifferenceText(this).write();
    }
}
