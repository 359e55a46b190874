package io.restorable.backup.dump;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.CatalogOutline;
import io.restorable.backup.catalog.CatalogReader;
import io.restorable.backup.catalog.coverage.CoverageReader;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.SharedSnapshot;
import io.restorable.backup.ddl.ArchivePlan;
import io.restorable.backup.ddl.RelationChoice;
import io.restorable.backup.error.RefusedException;
import java.util.List;

/** What a database consists of, in the words that a backup of it would have. */
public final class DatabaseSchema {

    /** How many sessions of a pool {@link #read} works with. */
    public static final int SESSIONS = 2;

    private DatabaseSchema() {}

    /**
     * Reads all definitions, and no rows. Takes no locks: definitions that others change meanwhile may fail to be read.
     *
     * @param pool has room for {@link #SESSIONS} sessions; stays owned by the caller
     * @return the entries of an archive, without data files
     * @throws RefusedException if the database holds something that no backup of it could hold
     */
    public static List<TocEntry> read(SessionPool pool) {
        try (Session leader = pool.session(SessionPurpose.CATALOG)) {
            SharedSnapshot.begin(leader);
            SharedSnapshot snapshot = SharedSnapshot.export(leader);
            CatalogOutline outline = new CatalogReader(leader).outline(DumpScope.EVERYTHING);
            Catalog catalog =
                    CatalogReading.read(pool, leader, snapshot, outline, new RelationChoice(outline), SESSIONS - 1);
            ArchivePlan plan = ArchivePlan.of(catalog, List.of(), new CoverageReader(leader)::describe);
            leader.commit();
            return TocEntries.of(plan.entries());
        }
    }
}
