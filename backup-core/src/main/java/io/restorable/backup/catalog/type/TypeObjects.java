package io.restorable.backup.catalog.type;

import java.util.List;

/**
 * The data types of one database.
 *
 * @param types the types that users made, PostgreSQL made along with them, or whose privileges were changed
 */
public record TypeObjects(List<TypeObject> types) {

    public TypeObjects {
        types = List.copyOf(types);
    }
}
