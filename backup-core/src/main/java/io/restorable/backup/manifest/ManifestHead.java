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
 */
public record ManifestHead(
        BackupId id,
        Instant startedAt,
        Instant finishedAt,
        BackupFacts facts,
        Totals totals,
        List<String> keyIds,
        @Nullable EncryptedForm encryption) {

    public ManifestHead {
        keyIds = List.copyOf(keyIds);
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
