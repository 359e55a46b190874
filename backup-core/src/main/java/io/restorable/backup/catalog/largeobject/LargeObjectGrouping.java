package io.restorable.backup.catalog.largeobject;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.connect.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers rows that come sorted by owner, privileges and OID into groups. Belongs to one reading. */
final class LargeObjectGrouping {

    /** PostgreSQL 18, src/bin/pg_dump/pg_dump.c, MAX_BLOBS_PER_ARCHIVE_ENTRY. */
    private static final int LARGEST_GROUP = 1_000;

    private record Key(String owner, @Nullable String privileges) {}

    private final List<LargeObjectGroup> groups = new ArrayList<>();
    private final List<Long> oids = new ArrayList<>();
    private @Nullable Key key;
    private @Nullable AccessPrivileges privileges;

    void add(Row row) {
        var next = new Key(row.text("owner"), row.textOrNull("acl_text"));
        if (!next.equals(key) || oids.size() == LARGEST_GROUP) {
            closeGroup();
            key = next;
            privileges = AccessPrivileges.read(row);
        }
        oids.add(row.oid("oid"));
    }

    List<LargeObjectGroup> finish() {
        closeGroup();
        return groups;
    }

    private void closeGroup() {
        if (key != null && privileges != null) {
            groups.add(LargeObjectGroup.of(key.owner(), privileges, oids));
        }
        oids.clear();
    }
}
