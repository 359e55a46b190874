package io.restorable.backup.ddl.type;

import io.restorable.backup.catalog.type.RangeType;
import org.jspecify.annotations.Nullable;

/** Writes CREATE TYPE … AS RANGE. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpRangeType. */
final class RangeTypeWriter {

    private RangeTypeWriter() {}

    static String create(RangeType type) {
        var sql = new StringBuilder("CREATE TYPE " + TypeWriter.name(type) + " AS RANGE (");
        sql.append("\n    subtype = ").append(type.subtype());
        append(sql, "multirange_type_name", type.multirange());
        append(sql, "subtype_opclass", type.operatorClass());
        append(sql, "collation", type.collation());
        append(sql, "canonical", type.canonical());
        append(sql, "subtype_diff", type.difference());
        return sql.append("\n);\n").toString();
    }

    private static void append(StringBuilder sql, String option, @Nullable Object value) {
        if (value != null) {
            sql.append(",\n    ").append(option).append(" = ").append(value);
        }
    }
}
