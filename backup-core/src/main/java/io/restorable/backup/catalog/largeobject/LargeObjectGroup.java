package io.restorable.backup.catalog.largeobject;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import java.util.List;

/**
 * Up to a thousand large objects of one owner with the same privileges, written as one entry. Its id is that of the
 * first object, its name is {@code first..last}, or the number of the only one.
 *
 * @param oids the objects' OIDs, ascending; never empty
 */
public record LargeObjectGroup(ObjectIdentity identity, List<Long> oids, AccessPrivileges privileges)
        implements DatabaseObject {

    public LargeObjectGroup {
        oids = List.copyOf(oids);
    }

    /**
     * Makes the group of these objects. Their catalog is called pg_largeobject, as in pg_depend and pg_description,
     * although it is pg_largeobject_metadata that has one row for each.
     */
    static LargeObjectGroup of(String owner, AccessPrivileges privileges, List<Long> oids) {
        long first = oids.get(0);
        long last = oids.get(oids.size() - 1);
        String name = first == last ? Long.toString(first) : first + ".." + last;
        return new LargeObjectGroup(
                new ObjectIdentity(CatalogId.of(SystemCatalog.PG_LARGEOBJECT, first), null, name, owner),
                oids,
                privileges);
    }
}
