package io.restorable.backup.catalog.operator;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an index access method needs to index a type.
 *
 * @param identity the row, name, schema and owner
 * @param accessMethod the name of the index access method, not quoted
 * @param isDefault whether indexes on the type take it by themselves
 * @param inputType the indexed type, as SQL
 * @param storedType the type that the index stores instead, as SQL, or {@code null}
 * @param family the operator family it belongs to, or {@code null} for one that is gone
 * @param members the operators and functions that belong to the class itself
 */
public record OperatorClass(
        ObjectIdentity identity,
        String accessMethod,
        boolean isDefault,
        String inputType,
        @Nullable String storedType,
        @Nullable QualifiedName family,
        FamilyMembers members)
        implements DatabaseObject {

    static final String QUERY = """
            SELECT c.oid, c.opcname AS name, n.nspname AS schema, pg_get_userbyid(c.opcowner) AS owner,
                   a.amname, c.opcdefault, c.opcintype::regtype::text AS input_type,
                   nullif(c.opckeytype::regtype::text, '-') AS stored_type,
                   f.opfname AS family, fn.nspname AS family_schema
            FROM pg_opclass c
            JOIN pg_namespace n ON n.oid = c.opcnamespace
            JOIN pg_am a ON a.oid = c.opcmethod
            LEFT JOIN pg_opfamily f ON f.oid = c.opcfamily
            LEFT JOIN pg_namespace fn ON fn.oid = f.opfnamespace
            WHERE c.oid >= 16384
            ORDER BY c.oid
            """;

    static OperatorClass read(Row row, Map<Long, FamilyMembers> members) {
        String family = row.textOrNull("family");
        return new OperatorClass(
                ObjectIdentity.read(SystemCatalog.PG_OPCLASS, row),
                row.text("amname"),
                row.flag("opcdefault"),
                row.text("input_type"),
                row.textOrNull("stored_type"),
                family == null ? null : new QualifiedName(row.text("family_schema"), family),
                members.getOrDefault(row.oid("oid"), FamilyMembers.NONE));
    }
}
