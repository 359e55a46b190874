package io.restorable.backup.catalog.schema;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;

/**
 * A row of pg_namespace.
 *
 * @param privileges the privileges; for {@code public} the default is what initdb leaves today
 * @param ownedByDefault whether the owner is the role pg_database_owner, to whom {@code public} belongs since 15
 */
public record SchemaRecord(ObjectIdentity identity, AccessPrivileges privileges, boolean ownedByDefault)
        implements DatabaseObject {}
