package io.restorable.backup.manifest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of backups shows: everything of a manifest that does not grow with the database.
 *
 * @param id the backup's name
 * @param startedAt when it began
 * @param finishedAt when all its objects were stored
 * @param facts what was backed up, and how
 * @param totals its size
 * @param keyIds the keys that can decrypt it, by their public names; empty if it is not encrypted
 * @param encryption how its objects lie in the store, or {@code null} if they are not encrypted
 * @param lockedUntil until when nothing may delete or change the backup, or {@code null} if it was never locked
 */
public record ManifestHead(
        BackupId id,
        Instant startedAt,
        Instant finishedAt,
        BackupFacts facts,
        Totals totals,
        List<String> keyIds,
        @Nullable EncryptedForm encryption,
        @Nullable Instant lockedUntil) {

    public ManifestHead {
        keyIds = List.copyOf(keyIds);
    }

    /** Describes a backup that is not locked. */
    public ManifestHead(
            BackupId id,
            Instant startedAt,
            Instant finishedAt,
            BackupFacts facts,
            Totals totals,
            List<String> keyIds,
            @Nullable EncryptedForm encryption) {
        this(id, startedAt, finishedAt, facts, totals, keyIds, encryption, null);
    }

    /** Whether the backup may not be deleted or changed at that moment. */
    public boolean isLockedAt(Instant moment) {
        return lockedUntil != null && moment.isBefore(lockedUntil);
    }

    /** The database that was backed up. */
    public SourceDatabase database() {
        return facts.database();
    }

    /** How long the backup took. */
    public Duration duration() {
        return Duration.between(startedAt, finishedAt);
    }

    /** The name in the store, within the backup's folder, of an object that the manifest lists. */
    public String storedName(String object) {
        return encryption == null ? object : encryption.storedName(object);
    }
}
