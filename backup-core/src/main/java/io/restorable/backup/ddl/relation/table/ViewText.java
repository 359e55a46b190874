package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.relation.table.RelationText;
import io.restorable.backup.pg.Identifiers;
import java.util.stream.Collectors;

/**
 * Writes what makes a view, for the view itself and for the rule that completes a view created empty. Source:
 * PostgreSQL 18, src/bin/pg_dump/pg_dump.c, createViewAsClause, createDummyViewAsClause, dumpTableSchema and dumpRule.
 */
public final class ViewText {

    private ViewText() {}

    /** The view as it is, from its options to the check option, ended by {@code ;\n}. */
    public static String complete(RelationParts view) {
        String checkOption = view.relation().checkOption();
        return StorageOptions.withClause(view.relation().storage().options()) + asQuery(view)
                + (checkOption == null ? "" : "\n  WITH " + checkOption + " CHECK OPTION") + ";\n";
    }

    /** A view of the same columns without rows of anything behind it, ended by {@code ;\n}. */
    public static String empty(RelationParts view) {
        return " AS\nSELECT"
                + view.facts().columns().stream()
                        .map(column -> "\n    NULL::" + column.type()
                                + (column.collation() == null ? "" : " COLLATE " + column.collation())
                                + " AS " + Identifiers.quote(column.name()))
                        .collect(Collectors.joining(","))
                + ";\n";
    }

    static String asQuery(RelationParts view) {
        RelationText text = view.facts().text();
        if (text == null || text.query() == null) {
            throw new IllegalStateException("the query of " + view.sqlName() + " was not read");
        }
        return " AS\n" + text.query();
    }
}
