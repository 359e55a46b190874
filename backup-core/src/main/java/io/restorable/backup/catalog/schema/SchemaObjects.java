package io.restorable.backup.catalog.schema;

import io.restorable.backup.catalog.object.CatalogId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The database, its schemas and extensions, and what belongs to an extension.
 *
 * @param database the database itself
 * @param schemas all schemas, the system's too
 * @param extensions all extensions
 * @param members for each object that an extension made, the OID of that extension
 */
public record SchemaObjects(
        DatabaseFacts database,
        List<SchemaRecord> schemas,
        List<ExtensionRecord> extensions,
        Map<CatalogId, Long> members) {

    public SchemaObjects {
        schemas = List.copyOf(schemas);
        extensions = List.copyOf(extensions);
        members = Map.copyOf(members);
    }

    /** The extension with this OID. */
    public Optional<ExtensionRecord> extension(long oid) {
        return extensions.stream().filter(extension -> extension.oid() == oid).findFirst();
    }
}
