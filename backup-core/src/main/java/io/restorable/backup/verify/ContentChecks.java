package io.restorable.backup.verify;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileNames;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.restore.content.RowSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Level 2: reads every data file of the archive as a restore would, once, and compares what it holds with the manifest.
 * Checksums are looked at on the way. Its tasks may run on many threads at once.
 */
final class ContentChecks {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final SealedBackup backup;
    private final TableOfContents contents;
    private final ObjectChecks objects;
    private final DataFileReader files;
    private final Map<String, Fingerprint> fingerprints = new ConcurrentHashMap<>();
    private final LongAdder rows = new LongAdder();
    private final LongAdder largeObjects = new LongAdder();
    private final LongAdder largeObjectBytes = new LongAdder();

    ContentChecks(SealedBackup backup, TableOfContents contents, ObjectChecks objects) {
        this.backup = backup;
        this.contents = contents;
        this.objects = objects;
        this.files = new DataFileReader(name -> new CompleteInput(backup.open(name)), contents);
    }

    /** One task for each entry with data; each returns what it found. */
    List<Callable<List<Finding>>> tasks() {
        var tasks = new ArrayList<Callable<List<Finding>>>();
        for (TocEntry entry : contents.entries()) {
            if (entry.hasData()) {
                tasks.add(() -> check(entry));
            }
        }
        return tasks;
    }

    /** Compares the whole with the manifest; to be called when all tasks are done. */
    List<Finding> compare() {
        return new ContentComparison(backup.manifest(), contents, fingerprints)
                .findings(largeObjects.sum(), largeObjectBytes.sum());
    }

    long rows() {
        return rows.sum();
    }

    private List<Finding> check(TocEntry entry) {
        try {
            if (entry.kind().equals(EntryKind.BLOBS)) {
                readLargeObjects(entry);
            } else {
                readFile(entry);
            }
            return List.of();
        } catch (IOException | BackupException failure) {
            return causes(entry, failure);
        }
    }

    private void readFile(TocEntry entry) throws IOException {
        String name = dataFile(entry);
        if (entry.copy() == null) {
            try (InputStream statements = files.openStatements(entry)) {
                statements.transferTo(OutputStream.nullOutputStream());
            }
        } else {
            Fingerprint found = readRows(entry);
            fingerprints.put(name, found);
            rows.add(found.rows());
        }
        backup.object(name).ifPresent(objects::passed);
    }

    private Fingerprint readRows(TocEntry entry) throws IOException {
        var splitter = new RowSplitter();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream copyText = files.openRows(entry)) {
            for (int count = copyText.read(buffer); count >= 0; count = copyText.read(buffer)) {
                splitter.accept(buffer, 0, count);
            }
        }
        return splitter.result();
    }

    private void readLargeObjects(TocEntry entry) throws IOException {
        var read = new ArrayList<String>();
        read.add(dataFile(entry));
        files.forEachLargeObject(entry, (oid, bytes) -> {
            largeObjectBytes.add(bytes.transferTo(OutputStream.nullOutputStream()));
            largeObjects.increment();
            read.add(DataFileNames.ofLargeObject(oid) + suffix());
        });
        read.stream().flatMap(name -> backup.object(name).stream()).forEach(objects::passed);
    }

    /** A file that cannot be read is most often a damaged one; then the archive is not to blame. */
    private List<Finding> causes(TocEntry entry, Exception failure) {
        List<ObjectEntry> suspects = entry.kind().equals(EntryKind.BLOBS)
                ? largeObjectFiles(entry)
                : backup.object(dataFile(entry)).stream().toList();
        List<Finding> damaged =
                suspects.stream().map(objects::check).flatMap(Optional::stream).toList();
        Finding.Kind kind =
                failure instanceof StorageException ? Finding.Kind.UNREADABLE_OBJECT : Finding.Kind.UNREADABLE_ARCHIVE;
        return damaged.isEmpty()
                ? List.of(new Finding(kind, dataFile(entry), "could not be read: " + failure.getMessage()))
                : damaged;
    }

    private List<ObjectEntry> largeObjectFiles(TocEntry entry) {
        String list = dataFile(entry);
        Manifest manifest = backup.manifest();
        return manifest.objects().stream()
                .filter(object -> object.name().equals(list) || object.name().startsWith("blob_"))
                .toList();
    }

    /** The object with an entry's data. Lists of large objects are never compressed. */
    private String dataFile(TocEntry entry) {
        String name = DataFileNames.toRead(entry, contents.header().version());
        return entry.kind().equals(EntryKind.BLOBS) ? name : name + suffix();
    }

    private String suffix() {
        return contents.header().compression().codec().suffix();
    }
}
