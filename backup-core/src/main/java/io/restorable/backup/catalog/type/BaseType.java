package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values are read and written by functions of its own.
 *
 * @param row what all types have in common
 * @param functions the functions that work on its values, in the order of CREATE TYPE
 * @param layout how its values are stored
 * @param collatable whether values have a collation
 * @param defaultValue the default value, or {@code null}
 * @param element the type of a fixed-length array's elements, as SQL, or {@code null}
 * @param category the letter of the type category
 * @param preferred whether it is the preferred type of its category
 * @param delimiter the character between the elements of its arrays
 */
public record BaseType(
        TypeRow row,
        List<TypeFunction> functions,
        TypeLayout layout,
        boolean collatable,
        @Nullable TypeDefault defaultValue,
        @Nullable String element,
        char category,
        boolean preferred,
        char delimiter)
        implements TypeObject {

    static final String QUERY = """
            SELECT %s,
                   t.typinput, t.typoutput,
                   nullif(t.typreceive::text, '-') AS typreceive, nullif(t.typsend::text, '-') AS typsend,
                   nullif(t.typmodin::text, '-') AS typmodin, nullif(t.typmodout::text, '-') AS typmodout,
                   nullif(t.typanalyze::text, '-') AS typanalyze, nullif(t.typsubscript::text, '-') AS typsubscript,
                   t.typlen, t.typbyval, t.typalign, t.typstorage,
                   t.typcollation <> 0 AS collatable,
                   pg_get_expr(t.typdefaultbin, 0) AS default_expression, t.typdefault AS default_text,
                   CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END AS element,
                   t.typcategory, t.typispreferred, t.typdelim
            FROM %s
            WHERE t.oid >= 16384 AND t.typtype = 'b' AND a.oid IS NULL
            ORDER BY t.oid
            """.formatted(TypeRow.COLUMNS, TypeRow.SOURCE);

    public BaseType {
        functions = List.copyOf(functions);
    }

    static BaseType read(Row row) {
        return new BaseType(
                TypeRow.read(row),
                TypeFunction.readAll(row),
                TypeLayout.read(row),
                row.flag("collatable"),
                TypeDefault.read(row),
                row.textOrNull("element"),
                row.letter("typcategory"),
                row.flag("typispreferred"),
                row.letter("typdelim"));
    }
}
