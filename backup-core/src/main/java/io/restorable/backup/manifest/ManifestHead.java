package io.restorable.backup.manifest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a list of backups shows: everything of a manifest that does not grow with the database.
 *
 * @param id the backup's name
 * @param startedAt when it began
 * @param finishedAt when all its objects were stored
 * @param facts what was backed up, and how
 * @param totals its size
 * @param keyIds the keys that can decrypt it; empty if it is not encrypted
 */
public record ManifestHead(
        BackupId id, Instant startedAt, Instant finishedAt, BackupFacts facts, Totals totals, List<String> keyIds) {

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
}
