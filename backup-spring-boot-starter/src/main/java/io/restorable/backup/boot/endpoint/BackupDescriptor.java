package io.restorable.backup.boot.endpoint;

import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.verify.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A backup in a store.
 *
 * @param name its name
 * @param takenAt the time whose state it holds, within seconds
 * @param duration how long it took
 * @param complete whether it holds the whole database
 * @param encrypted whether a key is needed to read it
 * @param tables how many tables
 * @param rows how many rows
 * @param storedBytes its size in the store
 * @param lockedUntil until when nothing can delete it, or {@code null} if it is not locked
 * @param standing what proofs say: {@code proved}, {@code found-bad}, {@code unknown}; {@code null} if not asked
 * @param pinned when and why it was pinned; {@code null} if it is not, or if that was not asked
 */
public record BackupDescriptor(
        String name,
        Instant takenAt,
        Duration duration,
        boolean complete,
        boolean encrypted,
        long tables,
        long rows,
        long storedBytes,
        @Nullable Instant lockedUntil,
        @Nullable String standing,
        @Nullable String pinned) {

    static BackupDescriptor of(BackupName name, ManifestHead head) {
        return of(name, head, null, null);
    }

    static BackupDescriptor of(
            BackupName name, ManifestHead head, Proof.@Nullable Standing standing, @Nullable String pinned) {
        Totals totals = head.totals();
        return new BackupDescriptor(
                name.toString(),
                head.startedAt(),
                head.duration(),
                head.facts().scope().coversEverything(),
                head.encryption() != null,
                totals.tables(),
                totals.rows(),
                totals.storedBytes(),
                head.lockedUntil(),
                standing == null
                        ? null
                        : standing.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                pinned);
    }
}
