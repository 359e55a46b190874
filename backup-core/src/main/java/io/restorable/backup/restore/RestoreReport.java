package io.restorable.backup.restore;

import io.restorable.backup.restore.swap.Swap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a restore did, and whether the target now holds what the backup holds.
 *
 * @param outcome the verdict; there is nothing between the two
 * @param source the backup or archive that was restored, by name
 * @param target the database it went to, without credentials
 * @param mode how the target was treated
 * @param tables how many tables got their rows
 * @param rows how many rows were loaded
 * @param bytes how many bytes of rows and large objects were loaded, decompressed
 * @param duration from the first check to the last comparison
 * @param compared how many tables were compared with their fingerprints after the load
 * @param differences what differs between the backup and the target; empty if restored
 * @param safetyBackup the backup of the target's former contents, by name, or {@code null} if none was made
 * @param swap how the restored database took the live one's place, or {@code null} unless it did
 * @param createdRoles the roles that were made on the target's server because the backup needs them, by name
 * @param pendingMigrations which migrations have to run now, each with its tool: {@code flyway 2.1}
 * @param warnings what was left out or done otherwise, each a full sentence: a missing role, an absent locale
 */
public record RestoreReport(
        Outcome outcome,
        String source,
        String target,
        RestoreMode mode,
        long tables,
        long rows,
        long bytes,
        Duration duration,
        long compared,
        List<String> differences,
        @Nullable String safetyBackup,
        @Nullable Swap swap,
        List<String> createdRoles,
        List<String> pendingMigrations,
        List<String> warnings) {

    /** The two ways a restore can end. */
    public enum Outcome {
        /** The target holds what the backup holds, compared after the load. */
        RESTORED,
        /** The target is as it was before. */
        FAILED
    }

    public RestoreReport {
        differences = List.copyOf(differences);
        createdRoles = List.copyOf(createdRoles);
        pendingMigrations = List.copyOf(pendingMigrations);
        warnings = List.copyOf(warnings);
    }

    /** The same with one warning more. */
    public RestoreReport withWarning(String warning) {
        var all = new ArrayList<>(warnings);
        all.add(warning);
        return new RestoreReport(
                outcome,
                source,
                target,
                mode,
                tables,
                rows,
                bytes,
                duration,
                compared,
                differences,
                safetyBackup,
                swap,
                createdRoles,
                pendingMigrations,
                all);
    }
}
