package io.restorable.backup.catalog.relation.rule;

import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads pg_policy. */
public final class PolicyReader {

    private static final String QUERY = """
            SELECT p.oid, p.polname AS name, p.polrelid, p.polcmd, p.polpermissive,
              CASE WHEN p.polroles <> '{0}' THEN pg_catalog.array_to_string(ARRAY(
                SELECT pg_catalog.quote_ident(r.rolname) FROM pg_catalog.pg_roles r
                WHERE r.oid = ANY (p.polroles)), ', ') END AS roles,
              pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using_expression,
              pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_policy p ON p.polrelid = wanted.oid
            ORDER BY p.polrelid, p.polname
            """;

    /** Reads the policies of the wanted tables. */
    public List<Policy> read(Session session, RelationSet relations) {
        return session.query(
                "reading the row security policies", QUERY, row -> policy(row, relations), relations.detailedOids());
    }

    private static Policy policy(Row row, RelationSet relations) {
        long table = row.oid("polrelid");
        return new Policy(
                relations.part(SystemCatalog.PG_POLICY, row, table),
                table,
                row.letter("polcmd"),
                row.flag("polpermissive"),
                row.textOrNull("roles"),
                row.textOrNull("using_expression"),
                row.textOrNull("check_expression"));
    }
}
