package io.restorable.backup.verify;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.repository.SealedBackup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Level 1: compares objects with what was sealed; each one once. Safe for use by many threads. */
final class ObjectChecks {

    private final SealedBackup backup;
    private final ProgressReporter progress;
    private final Set<String> checked = ConcurrentHashMap.newKeySet();
    private final LongAdder objects = new LongAdder();
    private final LongAdder storedBytes = new LongAdder();

    ObjectChecks(SealedBackup backup, ProgressReporter progress) {
        this.backup = backup;
        this.progress = progress;
    }

    /** Reads an object to its end and says what is wrong with it; empty if nothing is, or if it was checked before. */
    Optional<Finding> check(ObjectEntry entry) {
        if (!checked.add(entry.name())) {
            return Optional.empty();
        }
        try (InputStream object = backup.openStored(entry.name())) {
            object.transferTo(OutputStream.nullOutputStream());
            count(entry);
            return Optional.empty();
        } catch (DamagedBackupException damage) {
            return Optional.of(new Finding(Finding.Kind.DAMAGED_OBJECT, entry.name(), damage.damage()));
        } catch (IOException | BackupException failure) {
            return Optional.of(new Finding(
                    Finding.Kind.UNREADABLE_OBJECT, entry.name(), "could not be read: " + failure.getMessage()));
        }
    }

    /** Notes that an object was read to its end and its checksum was right. */
    void passed(ObjectEntry entry) {
        if (checked.add(entry.name())) {
            count(entry);
        }
    }

    /** The objects in the backup's folder that nobody sealed. */
    List<Finding> extraObjects() {
        var extra = new TreeSet<>(backup.stored().keySet());
        backup.manifest().objects().forEach(entry -> extra.remove(entry.name()));
        var findings = new ArrayList<Finding>();
        extra.forEach(
                name -> findings.add(new Finding(Finding.Kind.EXTRA_OBJECT, name, "is not part of the sealed backup")));
        return findings;
    }

    /** How many objects were read to their end, and were right. */
    long objects() {
        return objects.sum();
    }

    /** Their length in the store. */
    long storedBytes() {
        return storedBytes.sum();
    }

    private void count(ObjectEntry entry) {
        objects.increment();
        storedBytes.add(entry.storedBytes());
        progress.advance(0, entry.plainBytes());
        progress.objectDone(entry.name(), 0, entry.plainBytes());
    }
}
