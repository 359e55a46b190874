package io.restorable.backup.ddl;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of everything users made in a database: the proof that a backup lost nothing.
 *
 * @param counts how many rows of each catalog went which way, by the catalog's name
 */
public record Coverage(SortedMap<String, Count> counts) {

    public Coverage {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** Why a backup does not hold a row. */
    public enum Reason {
        /** An extension made it, and CREATE EXTENSION makes it again. */
        OF_EXTENSION,
        /** It lies in one of PostgreSQL's own schemas, or is of no use: an index that failed to build. */
        OF_SYSTEM,
        /** It is a part of something that is left out. */
        OF_LEFT_OUT,
        /** The backup was asked for a part of the database that it does not belong to. */
        OUT_OF_SCOPE,
        /** The role may not read it, and no other object needs it; a note names it. */
        UNREADABLE
    }

    /**
     * How the rows of one catalog are accounted for.
     *
     * @param defined rows with an entry of their own
     * @param covered rows that another entry brings along
     * @param leftOut how many rows the backup does not hold, by reason
     */
    public record Count(int defined, int covered, Map<Reason, Integer> leftOut) {

        public Count {
            leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        }
    }
}
