package io.restorable.backup.catalog.operator;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * An operator. Functions are {@code regprocedure} texts: names as SQL with the argument types behind.
 *
 * @param identity the row, name, schema and owner
 * @param function the function that computes it, or {@code null} for an operator that was only announced
 * @param left the type before the operator, or {@code null} for a prefix operator
 * @param right the type behind the operator, or {@code null} for a postfix operator
 * @param commutator the operator that does the same with the sides changed, or {@code null}
 * @param negator the operator that answers the opposite, or {@code null}
 * @param restriction the function that estimates how many rows pass, or {@code null}
 * @param join the function that estimates how many pairs of rows pass, or {@code null}
 * @param merges whether it can serve a merge join
 * @param hashes whether it can serve a hash join
 */
public record Operator(
        ObjectIdentity identity,
        @Nullable String function,
        @Nullable OperandType left,
        @Nullable OperandType right,
        @Nullable QualifiedName commutator,
        @Nullable QualifiedName negator,
        @Nullable String restriction,
        @Nullable String join,
        boolean merges,
        boolean hashes)
        implements DatabaseObject {

    static final String QUERY =
            """
            SELECT o.oid, o.oprname AS name, n.nspname AS schema, pg_get_userbyid(o.oprowner) AS owner,
                   nullif(o.oprcode::regprocedure::text, '-') AS function,
                   %s,
                   %s,
                   c.oprname AS commutator, cn.nspname AS commutator_schema,
                   g.oprname AS negator, gn.nspname AS negator_schema,
                   nullif(o.oprrest::regprocedure::text, '-') AS restriction,
                   nullif(o.oprjoin::regprocedure::text, '-') AS join,
                   o.oprcanmerge, o.oprcanhash
            FROM pg_operator o
            JOIN pg_namespace n ON n.oid = o.oprnamespace
            LEFT JOIN pg_type l ON l.oid = o.oprleft
            LEFT JOIN pg_namespace ln ON ln.oid = l.typnamespace
            LEFT JOIN pg_type r ON r.oid = o.oprright
            LEFT JOIN pg_namespace rn ON rn.oid = r.typnamespace
            LEFT JOIN pg_operator c ON c.oid = o.oprcom
            LEFT JOIN pg_namespace cn ON cn.oid = c.oprnamespace
            LEFT JOIN pg_operator g ON g.oid = o.oprnegate
            LEFT JOIN pg_namespace gn ON gn.oid = g.oprnamespace
            WHERE o.oid >= 16384
            ORDER BY o.oid
            """.formatted(OperandType.columns("left", "l", "ln"), OperandType.columns("right", "r", "rn"));

    static Operator read(Row row) {
        return new Operator(
                ObjectIdentity.read(SystemCatalog.PG_OPERATOR, row),
                row.textOrNull("function"),
                OperandType.read(row, "left"),
                OperandType.read(row, "right"),
                reference(row, "commutator"),
                reference(row, "negator"),
                row.textOrNull("restriction"),
                row.textOrNull("join"),
                row.flag("oprcanmerge"),
                row.flag("oprcanhash"));
    }

    private static @Nullable QualifiedName reference(Row row, String column) {
        String name = row.textOrNull(column);
        return name == null ? null : new QualifiedName(row.text(column + "_schema"), name);
    }
}
