package io.restorable.backup.catalog.operator;

import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * An operator's place in an operator family.
 *
 * @param strategy the number by which the access method knows it
 * @param operator the operator with its types, as SQL
 * @param sortFamily the B-tree operator family that sorts its results, or {@code null} for a search operator
 */
public record FamilyOperator(
        int strategy, String operator, @Nullable QualifiedName sortFamily) {

    // What pg_dump asks for each class and family by itself, asked for all: it orders by strategy alone, which leaves
    // the order of operators across types to the order in which pg_depend holds them.
    static final String QUERY = """
            SELECT d.refclassid = 'pg_opclass'::regclass AS of_class, d.refobjid,
                   o.amopstrategy, o.amopopr::regoperator::text AS operator,
                   f.opfname AS sort_family, fn.nspname AS sort_schema
            FROM pg_amop o
            JOIN pg_depend d ON d.classid = 'pg_amop'::regclass AND d.objid = o.oid
            LEFT JOIN pg_opclass c ON d.refclassid = 'pg_opclass'::regclass AND c.oid = d.refobjid
            LEFT JOIN pg_opfamily f ON f.oid = o.amopsortfamily
            LEFT JOIN pg_namespace fn ON fn.oid = f.opfnamespace
            WHERE d.refobjid >= 16384
                  AND (c.opcfamily = o.amopfamily
                       OR d.refclassid = 'pg_opfamily'::regclass AND d.refobjid = o.amopfamily)
            ORDER BY d.refclassid, d.refobjid, o.amopstrategy, d.ctid
            """;

    static FamilyOperator read(Row row) {
        String family = row.textOrNull("sort_family");
        return new FamilyOperator(
                row.number("amopstrategy"),
                row.text("operator"),
                family == null ? null : new QualifiedName(row.text("sort_schema"), family));
    }
}
