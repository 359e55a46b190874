package io.restorable.backup.ddl.type;

import io.restorable.backup.catalog.type.BaseType;
import io.restorable.backup.catalog.type.TypeFunction;
import io.restorable.backup.catalog.type.TypeFunction.Role;
import io.restorable.backup.catalog.type.TypeLayout;
import io.restorable.backup.pg.Literals;

/** Writes CREATE TYPE of base types. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpBaseType. */
final class BaseTypeWriter {

    private static final char USER_CATEGORY = 'U';
    private static final char USUAL_DELIMITER = ',';

    private BaseTypeWriter() {}

    static String create(BaseType type) {
        var sql = new StringBuilder("CREATE TYPE " + TypeWriter.name(type) + " (\n    INTERNALLENGTH = ");
        sql.append(type.layout().length() == -1 ? "variable" : type.layout().length());
        for (TypeFunction function : type.functions()) {
            if (function.role() != Role.SUBSCRIPT) {
                appendFunction(sql, function);
            }
        }
        appendValues(sql, type);
        type.functions().stream()
                .filter(function -> function.role() == Role.SUBSCRIPT)
                .forEach(function -> appendFunction(sql, function));
        appendElements(sql, type);
        appendLayout(sql, type.layout());
        return sql.append("\n);\n").toString();
    }

    private static void appendFunction(StringBuilder sql, TypeFunction function) {
        append(sql, function.role().name(), function.function());
    }

    private static void appendValues(StringBuilder sql, BaseType type) {
        if (type.collatable()) {
            append(sql, "COLLATABLE", "true");
        }
        if (type.defaultValue() != null) {
            append(sql, "DEFAULT", TypeDefaults.sql(type.defaultValue()));
        }
    }

    private static void appendElements(StringBuilder sql, BaseType type) {
        if (type.element() != null) {
            append(sql, "ELEMENT", type.element());
        }
        if (type.category() != USER_CATEGORY) {
            append(sql, "CATEGORY", Literals.quote(String.valueOf(type.category())));
        }
        if (type.preferred()) {
            append(sql, "PREFERRED", "true");
        }
        if (type.delimiter() != USUAL_DELIMITER) {
            append(sql, "DELIMITER", Literals.quote(String.valueOf(type.delimiter())));
        }
    }

    private static void appendLayout(StringBuilder sql, TypeLayout layout) {
        append(
                sql,
                "ALIGNMENT",
                switch (layout.alignment()) {
                    case 'c' -> "char";
                    case 's' -> "int2";
                    case 'i' -> "int4";
                    default -> "double";
                });
        append(
                sql,
                "STORAGE",
                switch (layout.storage()) {
                    case 'p' -> "plain";
                    case 'e' -> "external";
                    case 'x' -> "extended";
                    default -> "main";
                });
        if (layout.byValue()) {
            sql.append(",\n    PASSEDBYVALUE");
        }
    }

    private static void append(StringBuilder sql, String option, String value) {
        sql.append(",\n    ").append(option).append(" = ").append(value);
    }
}
