package io.restorable.backup.boot.endpoint;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.connect.Database;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants restored, as they wrote it.
 *
 * @param backup its name, a part of it that fits only one, or {@code null} for the newest
 * @param mode {@code new}, {@code swap} or {@code in-place}; {@code null} for {@code new}
 * @param target the name of the database to restore to; {@code null} for the plan's own
 * @param replace whether what that database holds may go
 * @param confirm the name of the database once more
 */
record RestoreOrder(
        @Nullable String backup,
        @Nullable String mode,
        @Nullable String target,
        boolean replace,
        @Nullable String confirm) {

    /**
     * The database it is to go to, on the server of the plan's.
     *
     * @throws RefusedRequestException if it was not confirmed, or does not fit the mode
     */
    Database target(BackupPlan plan) {
        Database own = plan.database();
        String name = target == null || target.isBlank() ? own.name() : target;
        RestoreMode how = restoreMode();
        if (how != RestoreMode.NEW_DATABASE && !name.equals(own.name())) {
            throw RefusedRequestException.malformed(
                    "Only database " + own.name() + " of the plan can be replaced.",
                    "Leave \"target\" out, or send \"mode\": \"new\".");
        }
        if (how == RestoreMode.NEW_DATABASE && name.equals(own.name())) {
            throw RefusedRequestException.malformed(
                    "A new database needs a name that is not taken.", "Send it as \"target\".");
        }
        if (!name.equals(confirm)) {
            throw RefusedRequestException.conflict(
                    "The restore to database " + name + " was not confirmed.",
                    "Send the name of that database as \"confirm\".");
        }
        return own.named(name);
    }

    /** How it is to be done. */
    RestoreOptions options() {
        return RestoreOptions.into(restoreMode()).withReplaceContents(replace);
    }

    private RestoreMode restoreMode() {
        String word = mode == null ? "new" : mode;
        return switch (word) {
            case "new" -> RestoreMode.NEW_DATABASE;
            case "swap" -> RestoreMode.SWAP;
            case "in-place" -> RestoreMode.IN_PLACE;
            default ->
                throw RefusedRequestException.malformed(
                        "There is no mode '" + word + "'.", "Send \"mode\": \"new\", \"swap\" or \"in-place\".");
        };
    }
}
