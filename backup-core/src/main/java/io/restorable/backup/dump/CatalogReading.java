package io.restorable.backup.dump;

import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.CatalogOutline;
import io.restorable.backup.catalog.CatalogReader;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SharedSnapshot;
import io.restorable.backup.connect.SideReadings;
import io.restorable.backup.ddl.RelationChoice;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;

/** Reads what a database consists of, in several sessions over one snapshot. */
final class CatalogReading {

    private static final String NOT_IN_ENCODING = "22021";

    /** The indexes, and what belongs to objects of all kinds: each takes about as long as all the rest. */
    private static final int MOST_ASIDE = 2;

    private CatalogReading() {}

    /**
     * @param leader the session that the snapshot was exported by
     * @param sessions how many sessions besides the leader the pool has room for, from 1
     */
    static Catalog read(
            SessionPool pool,
            Session leader,
            SharedSnapshot snapshot,
            CatalogOutline outline,
            RelationChoice choice,
            int sessions) {
        try (var readings = SideReadings.in(pool, leader, snapshot, Math.min(sessions, MOST_ASIDE))) {
            return new CatalogReader(leader).read(outline, choice::isWanted, readings);
        } catch (QueryFailedException refused) {
            if (!NOT_IN_ENCODING.equals(refused.sqlState())) {
                throw refused;
            }
            // definitions are text, also in a database that takes any bytes for text
            throw new RefusedException(
                    "A name, comment or definition in database " + pool.facts().database() + " is not valid UTF-8. "
                            + refused.problem(),
                    "Rows may hold any bytes, definitions may not: write this one anew, in UTF-8.",
                    refused);
        }
    }
}
