package io.restorable.backup.ddl.collation;

import io.restorable.backup.catalog.collation.Collation;
import io.restorable.backup.catalog.collation.CollationProvider;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import java.util.Locale;
import java.util.Objects;

/** Writes collations. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpCollation. */
final class CollationWriter {

    private CollationWriter() {}

    static void define(ObjectNode node, Collation collation, Definitions definitions) {
        if (node.includes(Component.DEFINITION)) {
            String name = Identifiers.qualify(collation.schema(), collation.name());
            definitions.add(Definitions.entry(node, "COLLATION", collation.name(), Section.PRE_DATA)
                    .schema(collation.schema())
                    .owner(collation.owner())
                    .create("CREATE COLLATION " + name + " (" + options(collation) + ");\n")
                    .drop("DROP COLLATION " + name + ";\n"));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(CommandTarget.of(node, "COLLATION", collation), 0);
        }
    }

    // The version is left out, so that it becomes that of the library at the place of the restore.
    private static String options(Collation collation) {
        var sql = new StringBuilder("provider = ");
        sql.append(collation.provider().name().toLowerCase(Locale.ROOT));
        sql.append(collation.deterministic() ? "" : ", deterministic = false");
        if (collation.provider() == CollationProvider.LIBC && collation.locale() == null) {
            append(sql, "lc_collate", Objects.requireNonNullElse(collation.collate(), ""));
            append(sql, "lc_ctype", Objects.requireNonNullElse(collation.characterType(), ""));
        } else if (collation.provider() != CollationProvider.DEFAULT) {
            append(sql, "locale", Objects.requireNonNullElse(collation.locale(), ""));
        }
        if (collation.rules() != null) {
            append(sql, "rules", collation.rules());
        }
        return sql.toString();
    }

    private static void append(StringBuilder sql, String option, String value) {
        sql.append(", ").append(option).append(" = ").append(Literals.quote(value));
    }
}
