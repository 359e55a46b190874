package io.restorable.backup.boot.inventory;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a store; backups of what a restore replaced ({@code pre-restore}) do not count.
 *
 * @param readAt when
 * @param newestGood the newest backup of the whole database; {@code null} if there is none
 * @param newestOfPlan the newest one that was made under the plan's label; {@code null} if there is none
 * @param newestProved the newest one that was proved to be whole; {@code null} if none of the newest was
 * @param unreadable how many newer ones than the newest good one cannot be read
 */
public record Inventory(
        Instant readAt,
        @Nullable KnownBackup newestGood,
        @Nullable KnownBackup newestOfPlan,
        @Nullable KnownBackup newestProved,
        int unreadable) {

    /** The newest backup of the whole database, if there is any. */
    public Optional<KnownBackup> good() {
        return Optional.ofNullable(newestGood);
    }

    /** The newest one that was made under the plan's label, if there is any. */
    public Optional<KnownBackup> ofPlan() {
        return Optional.ofNullable(newestOfPlan);
    }

    /** The newest one that was proved to be whole, if there is any. */
    public Optional<KnownBackup> proved() {
        return Optional.ofNullable(newestProved);
    }
}
