package io.restorable.backup.catalog.relation.table;

import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads from pg_constraint the checks, and the NOT NULL constraints that PostgreSQL 18 lets be not valid. */
public final class TableConstraintReader {

    private static final String QUERY = """
            SELECT c.oid, c.conname AS name, c.conrelid, c.contype,
              pg_catalog.pg_get_constraintdef(c.oid) AS definition, c.conislocal, c.convalidated
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_constraint c ON c.conrelid = wanted.oid
            WHERE c.contype = 'c' OR (c.contype = 'n' AND NOT c.convalidated)
            ORDER BY c.conrelid, c.conname
            """;

    /** Reads the constraints of the wanted tables, those of one table together and in the order of their names. */
    public List<TableConstraint> read(Session session, RelationSet relations) {
        return session.query(
                "reading the check constraints", QUERY, row -> constraint(row, relations), relations.detailedOids());
    }

    private static TableConstraint constraint(Row row, RelationSet relations) {
        long table = row.oid("conrelid");
        return new TableConstraint(
                relations.part(SystemCatalog.PG_CONSTRAINT, row, table),
                table,
                row.letter("contype") == 'n',
                row.text("definition"),
                row.flag("conislocal"),
                row.flag("convalidated"));
    }
}
