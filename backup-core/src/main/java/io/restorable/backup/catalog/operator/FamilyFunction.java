package io.restorable.backup.catalog.operator;

import io.restorable.backup.connect.Row;

/**
 * A support function's place in an operator family.
 *
 * @param number the number by which the access method knows it
 * @param function the function with its argument types, as SQL
 * @param leftType the type it supports, as SQL
 * @param rightType the other type it supports, as SQL; the same again where it is no function across types
 */
public record FamilyFunction(int number, String function, String leftType, String rightType) {

    static final String QUERY = """
            SELECT d.refclassid = 'pg_opclass'::regclass AS of_class, d.refobjid,
                   p.amprocnum, p.amproc::regprocedure::text AS function,
                   p.amproclefttype::regtype::text AS left_type, p.amprocrighttype::regtype::text AS right_type
            FROM pg_amproc p
            JOIN pg_depend d ON d.classid = 'pg_amproc'::regclass AND d.objid = p.oid
            WHERE d.refobjid >= 16384 AND d.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
            ORDER BY d.refclassid, d.refobjid, p.amprocnum, d.ctid
            """;

    static FamilyFunction read(Row row) {
        return new FamilyFunction(
                row.number("amprocnum"), row.text("function"), row.text("left_type"), row.text("right_type"));
    }
}
