package io.restorable.backup.catalog.replication;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;

/**
 * All tables of one schema in a publication, from PostgreSQL 15. Its name is the schema's, its owner the publication's.
 *
 * @param publication the publication's name, not quoted
 */
public record PublicationSchema(ObjectIdentity identity, String publication) implements DatabaseObject {

    static final String QUERY = """
            SELECT member.oid, namespace.nspname AS name, NULL AS schema,
                   pg_catalog.pg_get_userbyid(publication.pubowner) AS owner,
                   publication.pubname AS publication
            FROM pg_catalog.pg_publication_namespace member
            JOIN pg_catalog.pg_publication publication ON publication.oid = member.pnpubid
            JOIN pg_catalog.pg_namespace namespace ON namespace.oid = member.pnnspid
            ORDER BY member.oid
            """;

    static PublicationSchema read(Row row) {
        return new PublicationSchema(
                ObjectIdentity.read(SystemCatalog.PG_PUBLICATION_NAMESPACE, row), row.text("publication"));
    }
}
