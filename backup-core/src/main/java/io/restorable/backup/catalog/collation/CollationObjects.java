package io.restorable.backup.catalog.collation;

import java.util.List;

/** The collations and encoding conversions of one database. */
public record CollationObjects(List<Collation> collations, List<Conversion> conversions) {

    public CollationObjects {
        collations = List.copyOf(collations);
        conversions = List.copyOf(conversions);
    }
}
