package io.restorable.backup.catalog.largeobject;

import io.restorable.backup.connect.Session;

/** Reads pg_largeobject_metadata. Has no state. */
public final class LargeObjectReader {

    private static final String QUERY = """
            SELECT oid, pg_catalog.pg_get_userbyid(lomowner) AS owner,
                   lomacl::pg_catalog.text[] AS acl, lomacl::pg_catalog.text AS acl_text,
                   pg_catalog.acldefault('L', lomowner)::pg_catalog.text[] AS acl_default
            FROM pg_catalog.pg_largeobject_metadata
            ORDER BY lomowner, lomacl::pg_catalog.text, oid
            """;

    /** Reads all large objects of the session's database, without their contents. */
    public LargeObjects read(Session session) {
        var grouping = new LargeObjectGrouping();
        session.forEach("reading the large objects", QUERY, grouping::add);
        return new LargeObjects(grouping.finish());
    }
}
