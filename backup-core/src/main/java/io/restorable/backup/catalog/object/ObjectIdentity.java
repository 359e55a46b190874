package io.restorable.backup.catalog.object;

import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * What identifies an object: its catalog row, its name, where it lives and whom it belongs to.
 *
 * @param id the catalog row
 * @param schema the schema's name, or {@code null} for objects outside schemas
 * @param name the name as the catalog holds it, not quoted
 * @param owner the owning role's name, or {@code null} for objects without owner
 */
public record ObjectIdentity(
        CatalogId id,
        @Nullable String schema,
        String name,
        @Nullable String owner) {

    /**
     * Reads the columns {@code oid}, {@code name}, {@code schema} and {@code owner} of a row. A query without schema or
     * owner selects {@code NULL} under that label.
     */
    public static ObjectIdentity read(SystemCatalog catalog, Row row) {
        return new ObjectIdentity(
                CatalogId.of(catalog, row.oid("oid")),
                row.textOrNull("schema"),
                row.text("name"),
                row.textOrNull("owner"));
    }
}
