package io.restorable.backup.catalog.replication;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.ServerVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A set of tables whose changes are sent to subscribers; its tables and schemas are objects of their own.
 *
 * @param allTables whether it holds every table of the database
 * @param operations the changes that are sent, in pg_dump's order
 * @param throughRoot whether changes of partitions are sent as changes of the partitioned table
 * @param generatedColumns whether stored generated columns are sent: {@code 's'} or, as before 18, {@code 'n'}
 */
public record Publication(
        ObjectIdentity identity,
        boolean allTables,
        List<PublishedOperation> operations,
        boolean throughRoot,
        char generatedColumns)
        implements DatabaseObject {

    public Publication {
        operations = List.copyOf(operations);
    }

    static String query(ServerVersion version) {
        return """
                SELECT oid, pubname AS name, NULL AS schema, pg_catalog.pg_get_userbyid(pubowner) AS owner,
                       puballtables AS all_tables, pubviaroot AS through_root,
                       pubinsert AS insert, pubupdate AS update, pubdelete AS delete, pubtruncate AS truncate,
                       %s AS generated_columns
                FROM pg_catalog.pg_publication
                ORDER BY oid
                """.formatted(version.atLeast(18) ? "pubgencols" : "'n'");
    }

    static Publication read(Row row) {
        return new Publication(
                ObjectIdentity.read(SystemCatalog.PG_PUBLICATION, row),
                row.flag("all_tables"),
                readOperations(row),
                row.flag("through_root"),
                row.letter("generated_columns"));
    }

    private static List<PublishedOperation> readOperations(Row row) {
        Set<PublishedOperation> operations = EnumSet.allOf(PublishedOperation.class);
        operations.removeIf(operation -> !row.flag(operation.name().toLowerCase(Locale.ROOT)));
        return List.copyOf(operations);
    }
}
