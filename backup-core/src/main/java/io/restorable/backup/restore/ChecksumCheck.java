package io.restorable.backup.restore;

import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.repository.SealedBackup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Reads the whole source once before the target is touched: a sealed backup against the checksums of its manifest, an
 * archive of pg_dump's to the end mark of each of its files.
 */
final class ChecksumCheck {

    private ChecksumCheck() {}

    /** Returns the pieces of work, which throw where something is missing, cut off or different. */
    static List<Callable<Void>> tasks(SourceArchive source, List<TocEntry> entries, ProgressReporter progress) {
        SealedBackup backup = source.backup();
        var tasks = new ArrayList<Callable<Void>>();
        if (backup == null) {
            var files = new DataFileReader(source.files(), source.contents());
            entries.stream().filter(TocEntry::hasData).forEach(entry -> tasks.add(() -> readFile(files, entry)));
        } else {
            backup.manifest().objects().forEach(object -> tasks.add(() -> readObject(backup, object, progress)));
        }
        return tasks;
    }

    private static Void readObject(SealedBackup backup, ObjectEntry object, ProgressReporter progress)
            throws IOException {
        try (InputStream stored = backup.openStored(object.name())) {
            stored.transferTo(OutputStream.nullOutputStream());
        }
        return done(object.name(), progress);
    }

    private static Void done(String name, ProgressReporter progress) {
        progress.objectDone(name, 0, 0);
        return null;
    }

    private static Void readFile(DataFileReader files, TocEntry entry) {
        try {
            if (entry.kind().equals(EntryKind.BLOBS)) {
                files.forEachLargeObject(entry, (oid, bytes) -> bytes.transferTo(OutputStream.nullOutputStream()));
            } else if (entry.copy() != null) {
                try (InputStream rows = files.openRows(entry)) {
                    rows.transferTo(OutputStream.nullOutputStream());
                }
            }
            return null;
        } catch (IOException failure) {
            throw new DamagedArchiveException(
                    String.valueOf(entry.fileName()), String.valueOf(failure.getMessage()), failure);
        }
    }
}
