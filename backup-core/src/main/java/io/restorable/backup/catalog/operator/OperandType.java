package io.restorable.backup.catalog.operator;

import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The type on one side of an operator.
 *
 * @param sql the type as SQL
 * @param name its schema and name, to sort operators of one name by
 */
public record OperandType(String sql, QualifiedName name) {

    /**
     * The columns that {@link #read} reads for one side.
     *
     * @param typeAlias the alias of the side's pg_type
     * @param schemaAlias the alias of that type's pg_namespace
     */
    static String columns(String side, String typeAlias, String schemaAlias) {
        return """
                %2$s.oid::regtype::text AS %1$s_type, %2$s.typname AS %1$s_name, %3$s.nspname AS %1$s_schema\
                """.formatted(side, typeAlias, schemaAlias);
    }

    static @Nullable OperandType read(Row row, String side) {
        String sql = row.textOrNull(side + "_type");
        return sql == null
                ? null
                : new OperandType(sql, new QualifiedName(row.text(side + "_schema"), row.text(side + "_name")));
    }
}
