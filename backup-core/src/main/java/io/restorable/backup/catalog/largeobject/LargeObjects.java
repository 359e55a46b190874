package io.restorable.backup.catalog.largeobject;

import java.util.List;

/** All large objects of a database in the groups they are archived in. */
public record LargeObjects(List<LargeObjectGroup> groups) {

    public LargeObjects {
        groups = List.copyOf(groups);
    }
}
