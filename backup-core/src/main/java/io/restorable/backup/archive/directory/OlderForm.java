package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.LargeObjectGroup;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites entries into what pg_restore 12 to 16 understand: each large object with an entry of its own before all data,
 * one entry for the bytes of all of them, and the access method of a partitioned table as a statement. Source: what
 * pg_dump 15 writes.
 */
final class OlderForm {

    private static final int PRE_DATA = 2;
    private static final int DATA = 3;

    private final List<TocEntry> entries;
    private final Map<Integer, LargeObjectGroup> groups = new HashMap<>();
    private final Map<Integer, List<TocEntry>> objectsOfGroup = new HashMap<>();
    private final List<TocEntry> objects = new ArrayList<>();
    private final List<TocEntry> result = new ArrayList<>();
    private int nextId;
    private boolean bytesWritten;

    private OlderForm(List<TocEntry> entries) {
        this.entries = entries;
        this.nextId = 1 + entries.stream().mapToInt(TocEntry::dumpId).max().orElse(0);
    }

    static List<TocEntry> of(List<TocEntry> entries) {
        var form = new OlderForm(entries);
        form.rewrite();
        return form.result;
    }

    private void rewrite() {
        entries.stream()
                .filter(entry -> entry.kind().equals(EntryKind.BLOB_METADATA))
                .forEach(this::addObjects);
        boolean objectsWritten = false;
        for (var entry : entries) {
            if (!objectsWritten && entry.section() >= DATA) {
                result.addAll(objects);
                objectsWritten = true;
            }
            rewrite(entry);
        }
    }

    private void addObjects(TocEntry metadata) {
        var group = LargeObjectGroup.of(metadata);
        var ofGroup = new ArrayList<TocEntry>();
        for (long oid : group.oids()) {
            int dumpId = ofGroup.isEmpty() ? metadata.dumpId() : nextId++;
            ofGroup.add(largeObject(metadata, dumpId, oid));
        }
        groups.put(metadata.dumpId(), group);
        objectsOfGroup.put(metadata.dumpId(), ofGroup);
        objects.addAll(ofGroup);
    }

    private static TocEntry largeObject(TocEntry metadata, int dumpId, long oid) {
        return new TocEntry(
                dumpId,
                false,
                metadata.catalogOid(),
                oid,
                Long.toString(oid),
                EntryKind.BLOB,
                PRE_DATA,
                "SELECT pg_catalog.lo_create('" + oid + "');\n",
                "SELECT pg_catalog.lo_unlink('" + oid + "');\n",
                null,
                null,
                null,
                null,
                0,
                metadata.owner(),
                List.of(),
                null);
    }

    private void rewrite(TocEntry entry) {
        switch (entry.kind()) {
            case EntryKind.BLOB_METADATA -> {}
            case EntryKind.BLOBS -> writeBytes(entry);
            case EntryKind.ACL, EntryKind.COMMENT, EntryKind.SECURITY_LABEL -> rewriteAttachment(entry);
            default -> result.add(ArchiveLayout.hasPartitionAccessMethod(entry) ? withAccessMethod(entry) : entry);
        }
    }

    private void writeBytes(TocEntry entry) {
        if (!bytesWritten) {
            bytesWritten = true;
            result.add(new TocEntry(
                    entry.dumpId(),
                    true,
                    0,
                    0,
                    EntryKind.BLOBS,
                    EntryKind.BLOBS,
                    DATA,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    null,
                    List.of(),
                    null));
        }
    }

    private void rewriteAttachment(TocEntry entry) {
        int groupId = entry.dependencies().isEmpty() ? 0 : entry.dependencies().get(0);
        var ofGroup = objectsOfGroup.get(groupId);
        if (ofGroup == null) {
            result.add(entry);
        } else if (entry.tag().startsWith(LargeObjectGroup.SHARED_PRIVILEGES)) {
            ofGroup.forEach(object -> result.add(privileges(entry, object, object.dumpId() == groupId)));
        } else {
            ofGroup.stream()
                    .filter(object -> entry.tag().equals("LARGE OBJECT " + object.oid()))
                    .forEach(object -> result.add(entry.withDependencies(List.of(object.dumpId()))));
        }
    }

    private TocEntry privileges(TocEntry shared, TocEntry object, boolean first) {
        String create = shared.create() == null ? "" : shared.create();
        return new TocEntry(
                first ? shared.dumpId() : nextId++,
                false,
                shared.catalogOid(),
                shared.oid(),
                "LARGE OBJECT " + object.oid(),
                shared.kind(),
                shared.section(),
                LargeObjectGroup.onObject(create, object.oid()),
                shared.drop(),
                null,
                shared.schema(),
                null,
                null,
                0,
                shared.owner(),
                List.of(object.dumpId()),
                null);
    }

    private static TocEntry withAccessMethod(TocEntry table) {
        String create = table.create() == null ? "" : table.create();
        String method = table.accessMethod() == null ? "" : Identifiers.quote(table.accessMethod());
        return table.withCreate(create + "\nALTER TABLE " + Identifiers.qualify(table.schema(), table.tag())
                        + " SET ACCESS METHOD " + method + ";\n")
                .withAccessMethod(null);
    }
}
