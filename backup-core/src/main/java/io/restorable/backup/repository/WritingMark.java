package io.restorable.backup.repository;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.PutOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An object in the folder of a backup that is being written. It takes the folder for one writer, and is written anew
 * every minute as long as bytes pass, so that a sweep sees from its age that the writer lives. Safe for use by many
 * threads.
 */
final class WritingMark {

    private static final Logger LOGGER = LoggerFactory.getLogger(WritingMark.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final BackupFolder folder;
    private final Clock clock;
    private final AtomicReference<Instant> due;

    private WritingMark(BackupFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.due = new AtomicReference<>(clock.instant().plus(PERIOD));
    }

    /**
     * Takes a folder that has nothing in it.
     *
     * @throws ObjectExistsException if another writer has it, or had it
     */
    static WritingMark take(BackupFolder folder, Clock clock) {
        var mark = new WritingMark(folder, clock);
        mark.put(PutOptions.CREATE);
        // A backup that was sealed since has no mark anymore, but objects.
        boolean used =
                folder.objects().stream().anyMatch(object -> !object.key().equals(folder.writing()));
        if (used) {
            mark.remove();
            throw new ObjectExistsException(folder.path(), folder.store().describe(), null);
        }
        return mark;
    }

    /** Shows that the writer lives, if that was not shown within the last minute. */
    void refreshIfDue() {
        Instant now = clock.instant();
        Instant next = due.get();
        if (!now.isBefore(next) && due.compareAndSet(next, now.plus(PERIOD))) {
            try {
                put(PutOptions.REPLACE);
            } catch (StorageException failure) {
                // The grace period of a sweep is much longer than a minute; the next one may succeed.
                LOGGER.warn("The mark of the running backup {} could not be renewed", folder.name(), failure);
            }
        }
    }

    /** Shows that the writer lives. */
    void refresh() {
        put(PutOptions.REPLACE);
    }

    void remove() {
        folder.store().delete(List.of(folder.writing()));
    }

    private void put(PutOptions options) {
        String text = "{\"writing\":\"" + folder.name().id() + "\",\"at\":\"" + clock.instant() + "\",\"process\":"
                + ProcessHandle.current().pid() + "}\n";
        folder.store().put(folder.writing(), text.getBytes(StandardCharsets.UTF_8), options.durableLater());
    }
}
