package io.restorable.backup.catalog.replication;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.ServerVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of a publication. Its name and schema are the table's, its owner is the publication's.
 *
 * @param publication the publication's name, not quoted
 * @param columns the columns that are sent, not quoted, or {@code null} for all
 * @param rowFilter the condition of the rows that are sent, as SQL, or {@code null} for all
 */
public record PublicationTable(
        ObjectIdentity identity,
        String publication,
        @Nullable List<String> columns,
        @Nullable String rowFilter) implements DatabaseObject {

    private static final String COLUMNS_SINCE_15 = """
            CASE WHEN member.prattrs IS NOT NULL THEN
                         ARRAY(SELECT attname::pg_catalog.text
                               FROM pg_catalog.unnest(member.prattrs::pg_catalog.int2[]) WITH ORDINALITY listed(number, place)
                               JOIN pg_catalog.pg_attribute ON attrelid = member.prrelid AND attnum = listed.number
                               ORDER BY listed.place) END""";

    public PublicationTable {
        columns = columns == null ? null : List.copyOf(columns);
    }

    static String query(ServerVersion version) {
        return """
                SELECT member.oid, relation.relname AS name, namespace.nspname AS schema,
                       pg_catalog.pg_get_userbyid(publication.pubowner) AS owner,
                       publication.pubname AS publication,
                       %s AS columns,
                       %s AS row_filter
                FROM pg_catalog.pg_publication_rel member
                JOIN pg_catalog.pg_publication publication ON publication.oid = member.prpubid
                JOIN pg_catalog.pg_class relation ON relation.oid = member.prrelid
                JOIN pg_catalog.pg_namespace namespace ON namespace.oid = relation.relnamespace
                ORDER BY member.oid
                """.formatted(
                        version.atLeast(15) ? COLUMNS_SINCE_15 : "NULL::pg_catalog.text[]",
                        version.atLeast(15) ? "pg_catalog.pg_get_expr(member.prqual, member.prrelid)" : "NULL");
    }

    static PublicationTable read(Row row) {
        return new PublicationTable(
                ObjectIdentity.read(SystemCatalog.PG_PUBLICATION_REL, row),
                row.text("publication"),
                row.textsOrNull("columns") == null ? null : row.texts("columns"),
                row.textOrNull("row_filter"));
    }
}
