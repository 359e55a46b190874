package io.restorable.backup.repository;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Much longer than a living writer is silent; a sweep, which asks for more, deletes what nobody will take over. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final BackupFolder folder;
    private final Clock clock;
    private final String token = UUID.randomUUID().toString();
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

    /**
     * Takes a folder that may hold what a dead writer left, which must have been about to write the same.
     *
     * @throws RefusedException if a writer has it that lived within the last quarter of an hour
     */
    static WritingMark takeOver(BackupFolder folder, Clock clock) {
        var mark = new WritingMark(folder, clock);
        Optional<StoredObject> other = folder.store().find(folder.writing());
        if (other.isPresent() && other.get().modified().plus(PATIENCE).isBefore(clock.instant())) {
            mark.remove();
        }
        try {
            mark.put(PutOptions.CREATE);
        } catch (ObjectExistsException taken) {
            throw new RefusedException(
                    "Backup " + folder.name() + " is being copied to "
                            + folder.store().describe() + " by another process.",
                    "Wait for it; if it died, a quarter of an hour after that.",
                    taken);
        }
        return mark;
    }

    /** Whether nobody else has taken the folder meanwhile. */
    boolean isOwn() {
        try (InputStream text = folder.store().get(folder.writing())) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).contains(token);
        } catch (ObjectMissingException gone) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
                + ProcessHandle.current().pid() + ",\"writer\":\"" + token + "\"}\n";
        folder.store().put(folder.writing(), text.getBytes(StandardCharsets.UTF_8), options.durableLater());
    }
}
