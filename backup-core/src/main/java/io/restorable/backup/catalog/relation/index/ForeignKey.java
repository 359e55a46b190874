package io.restorable.backup.catalog.relation.index;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;

/**
 * A foreign key as somebody declared it; the copies that PostgreSQL keeps for partitions are left out.
 *
 * @param identity the row of pg_constraint; schema and owner are the table's
 * @param table the referencing table's OID
 * @param referenced the referenced table's OID
 * @param referencedIndex the OID of the index that keeps the referenced key
 * @param definition the constraint as SQL, without its name
 */
public record ForeignKey(ObjectIdentity identity, long table, long referenced, long referencedIndex, String definition)
        implements DatabaseObject {}
