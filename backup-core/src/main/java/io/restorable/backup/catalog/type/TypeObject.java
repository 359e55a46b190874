package io.restorable.backup.catalog.type;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;

/** A data type: what all types have in common is in its {@link #row()}, the rest in the record of its kind. */
public sealed interface TypeObject extends DatabaseObject
        permits BaseType, CompositeType, Domain, EnumType, ImpliedType, RangeType, SystemType, UndefinedType {

    /** The type's row of pg_type. */
    TypeRow row();

    @Override
    default ObjectIdentity identity() {
        return row().identity();
    }

    /** The privileges on the type. */
    default AccessPrivileges privileges() {
        return row().privileges();
    }
}
