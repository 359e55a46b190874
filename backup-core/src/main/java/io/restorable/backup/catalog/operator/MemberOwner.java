package io.restorable.backup.catalog.operator;

import io.restorable.backup.connect.Row;

/**
 * An operator class or family as the owner of members.
 *
 * @param ofClass whether it is a class rather than a family
 * @param oid the OID of the class or family
 * @param familyOid the OID of the class's family, or of the family itself
 */
record MemberOwner(boolean ofClass, long oid, long familyOid) {

    /** All but those whose members come with an extension. */
    static final String QUERY = """
            SELECT true AS of_class, c.oid, c.opcfamily AS family
            FROM pg_opclass c
            WHERE c.oid >= 16384
                  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_opclass'::regclass
                                  AND e.objid = c.oid AND e.deptype = 'e')
            UNION ALL
            SELECT false, f.oid, f.oid
            FROM pg_opfamily f
            WHERE f.oid >= 16384
                  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_opfamily'::regclass
                                  AND e.objid = f.oid AND e.deptype = 'e')
            """;

    static MemberOwner read(Row row) {
        return new MemberOwner(row.flag("of_class"), row.oid("oid"), row.oid("family"));
    }

    /** The query for this owner's operators; {@code owner} is the number they come back under. */
    String operatorQuery(int owner) {
        return """
                (SELECT %d AS owner, o.amopstrategy, o.amopopr::regoperator::text AS operator,
                        f.opfname AS sort_family, n.nspname AS sort_schema
                 FROM pg_amop o
                 JOIN pg_depend d ON d.classid = 'pg_amop'::regclass AND d.objid = o.oid
                 LEFT JOIN pg_opfamily f ON f.oid = o.amopsortfamily
                 LEFT JOIN pg_namespace n ON n.oid = f.opfnamespace
                 WHERE d.refclassid = '%s'::regclass AND d.refobjid = '%d'::oid AND o.amopfamily = '%d'::oid
                 ORDER BY o.amopstrategy)
                """.formatted(owner, catalog(), oid, familyOid);
    }

    /** The query for this owner's functions; {@code owner} is the number they come back under. */
    String functionQuery(int owner) {
        return """
                (SELECT %d AS owner, p.amprocnum, p.amproc::regprocedure::text AS function,
                        p.amproclefttype::regtype::text AS left_type, p.amprocrighttype::regtype::text AS right_type
                 FROM pg_amproc p, pg_depend d
                 WHERE d.refclassid = '%s'::regclass AND d.refobjid = '%d'::oid
                       AND d.classid = 'pg_amproc'::regclass AND d.objid = p.oid
                 ORDER BY p.amprocnum)
                """.formatted(owner, catalog(), oid);
    }

    private String catalog() {
        return ofClass ? "pg_opclass" : "pg_opfamily";
    }
}
