package io.restorable.backup.repository;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one process at a time encrypt a backup anew; one that is silent for a quarter of an hour is taken for dead. */
final class RekeyMark implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(RekeyMark.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final BackupFolder folder;
    private final Clock clock;
    private final Instant takenAt;
    private Instant due;

    private RekeyMark(BackupFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.takenAt = clock.instant();
        this.due = takenAt.plus(PERIOD);
    }

    /** @throws RefusedException if another process has it */
    static RekeyMark take(BackupFolder folder, Clock clock) {
        var mark = new RekeyMark(folder, clock);
        Optional<StoredObject> other = folder.store().find(folder.key(BackupFolder.REKEYING));
        if (other.isPresent() && isStale(other.get(), mark.takenAt)) {
            mark.close();
        }
        try {
            mark.put(PutOptions.CREATE);
        } catch (ObjectExistsException taken) {
            throw new RefusedException(
                    "Backup " + folder.name() + " is being encrypted anew by another process.",
                    "Wait for it; if it died, a quarter of an hour after that.",
                    taken);
        }
        return mark;
    }

    /** Whether a process that seems to live has it. */
    static boolean isTaken(BackupFolder folder, Instant now) {
        return folder.store()
                .find(folder.key(BackupFolder.REKEYING))
                .filter(mark -> !isStale(mark, now))
                .isPresent();
    }

    private static boolean isStale(StoredObject mark, Instant now) {
        return mark.modified().plus(PATIENCE).isBefore(now);
    }

    Instant takenAt() {
        return takenAt;
    }

    void refreshIfDue() {
        Instant now = clock.instant();
        if (!now.isBefore(due)) {
            due = now.plus(PERIOD);
            try {
                put(PutOptions.REPLACE);
            } catch (StorageException failure) {
                // The next one may succeed in time.
                LOGGER.warn("The mark of encrypting {} anew could not be renewed", folder.name(), failure);
            }
        }
    }

    /** What was done is done, whatever becomes of the mark. */
    @Override
    public void close() {
        try {
            folder.store().delete(List.of(folder.key(BackupFolder.REKEYING)));
        } catch (StorageException failure) {
            LOGGER.warn("The mark of encrypting {} anew could not be removed", folder.name(), failure);
        }
    }

    private void put(PutOptions options) {
        String text = "{\"rekeying\":\"" + folder.name().id() + "\",\"at\":\"" + clock.instant() + "\",\"process\":"
                + ProcessHandle.current().pid() + "}\n";
        folder.store().put(folder.key(BackupFolder.REKEYING), text.getBytes(StandardCharsets.UTF_8), options);
    }
}
