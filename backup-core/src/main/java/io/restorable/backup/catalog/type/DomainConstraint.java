package io.restorable.backup.catalog.type;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;

/**
 * A constraint of a domain.
 *
 * @param identity the row of pg_constraint, the constraint's name and the domain's schema and owner
 * @param domainName the domain's name, not quoted
 * @param notNull true for NOT NULL, false for CHECK
 * @param validated false for a constraint that was added NOT VALID and is defined after the data
 * @param definition the constraint as SQL, without its name
 */
public record DomainConstraint(
        ObjectIdentity identity, String domainName, boolean notNull, boolean validated, String definition)
        implements DatabaseObject {

    // Before PostgreSQL 17 a domain's NOT NULL is only a flag of its type; there is no row of contype 'n' for it.
    static final String QUERY = """
            SELECT k.oid, k.conname AS name, n.nspname AS schema, pg_get_userbyid(t.typowner) AS owner,
                   k.contypid, t.typname, k.contype = 'n' AS is_not_null, k.convalidated,
                   pg_get_constraintdef(k.oid) AS definition
            FROM pg_constraint k
            JOIN pg_type t ON t.oid = k.contypid
            JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE k.contypid <> 0 AND k.contype IN ('c', 'n') AND t.oid >= 16384
            ORDER BY k.contypid, k.conname
            """;

    static DomainConstraint read(Row row) {
        return new DomainConstraint(
                ObjectIdentity.read(SystemCatalog.PG_CONSTRAINT, row),
                row.text("typname"),
                row.flag("is_not_null"),
                row.flag("convalidated"),
                row.text("definition"));
    }
}
