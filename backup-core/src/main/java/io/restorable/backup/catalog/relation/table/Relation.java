package io.restorable.backup.catalog.relation.table;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.pg.QualifiedName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of pg_class: a table, view, sequence or the like, as far as it can be read without a lock on it.
 *
 * @param identity the catalog row, schema, name and owner
 * @param kind what it is
 * @param persistence {@code 'p'} permanent, {@code 'u'} unlogged, {@code 't'} temporary
 * @param rowType the OID of its row type in pg_type, 0 for none
 * @param populated whether a materialized view holds rows; true for all others
 * @param replicaIdentity {@code 'd'} default, {@code 'n'} nothing, {@code 'f'} full, {@code 'i'} an index
 * @param storage tablespace, options and size
 * @param checkOption a view's check option, {@code LOCAL} or {@code CASCADED}, or {@code null} for none
 * @param rowSecurity whether row security is enabled
 * @param forcedRowSecurity whether row security holds for the owner, too
 * @param partition whether it is a partition
 * @param foreignServer the OID of a foreign table's server, 0 for all others
 * @param ownedBy the column that a sequence belongs to, or {@code null}
 * @param privileges the privileges on the whole relation
 */
public record Relation(
        ObjectIdentity identity,
        RelationKind kind,
        char persistence,
        long rowType,
        boolean populated,
        char replicaIdentity,
        Storage storage,
        @Nullable String checkOption,
        boolean rowSecurity,
        boolean forcedRowSecurity,
        boolean partition,
        long foreignServer,
        @Nullable OwningColumn ownedBy,
        AccessPrivileges privileges)
        implements DatabaseObject {

    /** The schema's name; relations always have one. */
    @Override
    public String schema() {
        return Objects.requireNonNull(identity.schema());
    }

    /** The name within its schema, which prints as SQL. */
    public QualifiedName qualifiedName() {
        return new QualifiedName(schema(), name());
    }

    /** Whether it is an unlogged relation. */
    public boolean isUnlogged() {
        return persistence == 'u';
    }

    /** Whether it is a sequence that exists only for an identity column. */
    public boolean isIdentitySequence() {
        return ownedBy != null && ownedBy.identity();
    }
}
