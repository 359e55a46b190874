package io.restorable.backup.ddl;

import io.restorable.backup.catalog.object.CatalogId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of everything users made in a database: the proof that a backup lost nothing.
 *
 * @param counts how many rows of each catalog went which way, by the catalog's name
 * @param leftOut the rows that no part of the backup stands for, because they are outside its scope, belong to an
 *     extension, or lie in PostgreSQL's own schemas
 */
public record Coverage(SortedMap<String, Count> counts, List<CatalogId> leftOut) {

    public Coverage {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        leftOut = List.copyOf(leftOut);
    }

    /**
     * How the rows of one catalog are accounted for.
     *
     * @param defined rows with an entry of their own
     * @param covered rows that another entry brings along
     * @param leftOut rows that the backup does not hold
     */
    public record Count(int defined, int covered, int leftOut) {

        static final Count ZERO = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(defined + other.defined, covered + other.covered, leftOut + other.leftOut);
        }
    }
}
