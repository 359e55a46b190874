package io.restorable.backup.restore.database;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import io.restorable.backup.restore.selection.TargetChange;
import java.util.List;

/** All contents of the target give way to the backup's. */
public final class WholeDatabase implements TargetChange {

    // whatever users made depends on something, schemas alone on nothing
    private static final String LOCKED = """
            SELECT (SELECT count(*) FROM (SELECT DISTINCT classid, objid FROM pg_catalog.pg_depend
                                           WHERE objid >= 16384) object)
                   + (SELECT count(*) FROM pg_catalog.pg_namespace WHERE oid >= 16384)
                   + (SELECT count(*) FROM pg_catalog.pg_largeobject_metadata) AS total
            """;

    private final List<TocEntry> entries;
    private String replaced = "";

    public WholeDatabase(List<TocEntry> entries) {
        this.entries = entries;
    }

    @Override
    public List<String> check(Session session) {
        var objects = UserObjects.read(session);
        if (!objects.isEmpty() || UserObjects.largeObjects(session) > 0) {
            replaced = UserObjects.describe(objects);
        }
        TargetEmptier.check(session);
        return List.of();
    }

    @Override
    public String replaced() {
        return replaced;
    }

    @Override
    public List<TocEntry> entries() {
        return entries;
    }

    @Override
    public List<String> begin(Session session) {
        return TargetEmptier.empty(session);
    }

    @Override
    public long locks(Session session) {
        return session.query("counting what the target holds", LOCKED, row -> row.oid("total"))
                .get(0);
    }

    @Override
    public boolean concernsAll() {
        return true;
    }
}
