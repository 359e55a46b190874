package io.restorable.backup.pg;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes names as SQL, quoted exactly where pg_dump 18 quotes them: all names but those of small ASCII letters, digits
 * and underscores that are no keyword, or an unreserved one. Source: PostgreSQL 18, src/fe_utils/string_utils.c and
 * src/include/parser/kwlist.h.
 */
public final class Identifiers {

    private static final Set<String> QUOTED_KEYWORDS = Set.of(("""
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean
            both case cast char character check coalesce collate collation column concurrently constraint create
            cross current_catalog current_date current_role current_schema current_time current_timestamp
            current_user dec decimal default deferrable desc distinct do else end except exists extract false
            fetch float for foreign freeze from full grant greatest group grouping having ilike in initially
            inner inout int integer intersect interval into is isnull join json json_array json_arrayagg
            json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value
            lateral leading least left like limit localtime localtimestamp merge_action national natural nchar
            none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay
            placing position precision primary real references returning right row select session_user setof
            similar smallint some substring symmetric system_user table tablesample then time timestamp to
            trailing treat trim true union unique user using values varchar variadic verbose when where window
            with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
            xmlserialize xmltable
            """).trim().split("\\s+"));

    private Identifiers() {}

    /** Returns the name, quoted where SQL needs it. */
    public static String quote(String name) {
        return isPlain(name) && !QUOTED_KEYWORDS.contains(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns {@code schema.name} with both parts quoted where needed, or the name alone without a schema. */
    public static String qualify(@Nullable String schema, String name) {
        return schema == null ? quote(name) : quote(schema) + "." + quote(name);
    }

    private static boolean isPlain(String name) {
        if (name.isEmpty() || isDigit(name.charAt(0))) {
            return false;
        }
        return name.chars().allMatch(character -> isSmallLetter(character) || character == '_' || isDigit(character));
    }

    private static boolean isSmallLetter(int character) {
        return character >= 'a' && character <= 'z';
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
