package io.restorable.backup.restore.database;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;

/**
 * Keeps the names of foreign keys free. What a key to a partitioned table has for each partition, PostgreSQL before 18
 * names as if it were another key over the same columns, and in the original that other key may have come first. No
 * archive holds the names of these parts, so they may as well have others. Source: PostgreSQL 17, ChooseConstraintName
 * in src/backend/catalog/pg_constraint.c.
 */
public final class ForeignKeyNames {

    /** The tag of an entry is table and constraint; either may hold spaces. The array lets the index be used. */
    private static final String TAKEN = """
            SELECT pg_catalog.format('ALTER TABLE ONLY %s RENAME CONSTRAINT %I TO %I',
                con.conrelid::pg_catalog.regclass, con.conname, 'part_' || con.oid) AS statement
            FROM (SELECT ?::text AS schema, ?::text AS tag) entry
            JOIN pg_catalog.pg_constraint con ON con.conname = ANY (ARRAY(
                SELECT pg_catalog.substr(tag, place + 1) FROM pg_catalog.generate_series(1, pg_catalog.length(tag)) place
                WHERE pg_catalog.substr(tag, place, 1) = ' '))
            JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE con.contype = 'f' AND con.conparentid <> 0 AND n.nspname = schema
                AND c.relname || ' ' || con.conname = tag
            """;

    private ForeignKeyNames() {}

    /** Gives a part of another foreign key another name where it has the one of this entry. */
    public static void keepFree(Session session, TocEntry foreignKey) {
        session.query(
                        "looking for the name of foreign key " + foreignKey.tag(),
                        TAKEN,
                        row -> row.text("statement"),
                        String.valueOf(foreignKey.schema()),
                        foreignKey.tag())
                .forEach(statement -> session.execute("keeping the name of " + foreignKey.tag() + " free", statement));
    }
}
