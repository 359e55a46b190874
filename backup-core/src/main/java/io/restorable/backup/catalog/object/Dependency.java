package io.restorable.backup.catalog.object;

import io.restorable.backup.connect.Session;
import java.util.List;

/**
 * A row of pg_depend, without the numbers of columns.
 *
 * @param dependent what depends
 * @param referenced what it depends on
 * @param type why: {@code 'n'} normal, {@code 'a'} automatic, {@code 'i'} internal, {@code 'x'} marked by the user to
 *     depend on an extension
 */
public record Dependency(CatalogId dependent, CatalogId referenced, char type) {

    // Members of operator families are no objects of their own: what they need, their family needs. Internal ones name
    // the operator class they came with, which is no news. What an object depends on comes in the order in which it
    // came
    // to depend on it, as pg_dump finds it.
    private static final String QUERY = """
            SELECT classid, objid, refclassid, refobjid, deptype, ctid FROM pg_catalog.pg_depend
            WHERE deptype NOT IN ('p', 'e')
            UNION ALL
            SELECT 'pg_catalog.pg_opfamily'::pg_catalog.regclass, o.amopfamily, d.refclassid, d.refobjid, d.deptype,
              d.ctid
            FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_amop o ON o.oid = d.objid
            WHERE d.deptype NOT IN ('p', 'e', 'i') AND d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass
              AND NOT (d.refclassid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass AND d.refobjid = o.amopfamily)
            UNION ALL
            SELECT 'pg_catalog.pg_opfamily'::pg_catalog.regclass, p.amprocfamily, d.refclassid, d.refobjid,
              d.deptype, d.ctid
            FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_amproc p ON p.oid = d.objid
            WHERE d.deptype NOT IN ('p', 'e', 'i') AND d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass
              AND NOT (d.refclassid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass AND d.refobjid = p.amprocfamily)
            ORDER BY 1, 2, ctid
            """;

    /**
     * Reads all dependencies in one query, those of members of operator families as their family's. Source: PostgreSQL
     * 18, src/bin/pg_dump/pg_dump.c, getDependencies.
     */
    public static List<Dependency> readAll(Session session) {
        return session.query(
                "reading the dependencies",
                QUERY,
                row -> new Dependency(
                        new CatalogId(row.oid("classid"), row.oid("objid")),
                        new CatalogId(row.oid("refclassid"), row.oid("refobjid")),
                        row.letter("deptype")));
    }
}
