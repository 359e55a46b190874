package io.restorable.backup.catalog.object;

import org.jspecify.annotations.Nullable;

/** Anything in a database that can be defined again: one record for each kind implements this. */
public interface DatabaseObject {

    /** The object's catalog row, name, schema and owner. */
    ObjectIdentity identity();

    /** The catalog row. */
    default CatalogId id() {
        return identity().id();
    }

    /** The OID of the catalog row. */
    default long oid() {
        return id().oid();
    }

    /** The name as the catalog holds it, not quoted. */
    default String name() {
        return identity().name();
    }

    /** The schema's name, or {@code null} for objects outside schemas. */
    default @Nullable String schema() {
        return identity().schema();
    }

    /** The owning role's name, or {@code null} for objects without owner. */
    default @Nullable String owner() {
        return identity().owner();
    }
}
