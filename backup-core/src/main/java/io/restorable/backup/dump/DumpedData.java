package io.restorable.backup.dump;

import io.restorable.backup.ddl.definition.DataContent.TableRows;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.manifest.TableEntry.DataObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the workers have brought so far. Safe for use by many threads. */
final class DumpedData {

    private final ProgressReporter progress;
    private final Map<Long, Parts> tables = new HashMap<>();
    private long largeObjects;
    private long largeObjectBytes;

    /** @param tasks all tasks, to know when a table is complete */
    DumpedData(List<DataTask> tasks, ProgressReporter progress) {
        this.progress = progress;
        for (DataTask task : tasks) {
            if (task instanceof DataTask.Rows rows) {
                tables.computeIfAbsent(rows.content().tableOid(), oid -> new Parts(rows.content())).expected++;
            }
        }
    }

    /** Adds a part of a table. */
    synchronized void add(TableRows content, DataObject part, long bytes) {
        var parts = tables.get(content.tableOid());
        if (parts == null) {
            throw new IllegalArgumentException("no rows of table " + content.table() + " were asked for");
        }
        parts.objects.add(part);
        parts.bytes += bytes;
        if (parts.objects.size() == parts.expected) {
            TableEntry table = parts.entry();
            progress.objectDone(table.name().toString(), table.fingerprint().rows(), table.plainBytes());
        }
    }

    /** Adds a large object. */
    synchronized void addLargeObject(long bytes) {
        largeObjects++;
        largeObjectBytes += bytes;
    }

    /** All tables, in the order of their names. */
    synchronized List<TableEntry> tables() {
        return tables.values().stream()
                .map(Parts::entry)
                .sorted(Comparator.comparing(TableEntry::name))
                .toList();
    }

    synchronized BackupContents.LargeObjects largeObjects() {
        return new BackupContents.LargeObjects(largeObjects, largeObjectBytes);
    }

    private static final class Parts {

        private final TableRows content;
        private final List<DataObject> objects = new ArrayList<>();
        private int expected;
        private long bytes;

        Parts(TableRows content) {
            this.content = content;
        }

        TableEntry entry() {
            var inOrder = objects.stream()
                    .sorted(Comparator.comparing(DataObject::object))
                    .toList();
            Fingerprint whole =
                    inOrder.stream().map(DataObject::fingerprint).reduce(Fingerprint.EMPTY, Fingerprint::plus);
            return new TableEntry(content.table(), content.columns(), content.condition(), whole, bytes, inOrder);
        }
    }
}
