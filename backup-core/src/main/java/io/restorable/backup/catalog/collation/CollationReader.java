package io.restorable.backup.catalog.collation;

import io.restorable.backup.connect.Session;

/** Reads pg_collation and pg_conversion. Has no state. */
public final class CollationReader {

    /** Reads all collations and encoding conversions of the session's database. */
    public CollationObjects read(Session session) {
        return new CollationObjects(
                session.query("reading the collations", Collation.query(session.version()), Collation::read),
                session.query("reading the encoding conversions", Conversion.QUERY, Conversion::read));
    }
}
