package io.restorable.backup.test.migration;

import java.time.Duration;
import java.util.List;

/**
 * One migration that ran.
 *
 * @param version as the tool names it: {@code 2.1}, {@code repeatable}, {@code changelog.xml::add-price::bob}
 * @param description what it says of itself; may be empty
 * @param duration from its first statement to its last, the commit aside: its locks are held that long at most
 * @param transactional whether it ran in one transaction. Then its locks were read before that ended, and none is
 *     overlooked; else they were looked for every few milliseconds while it ran, and a short one may be missing
 * @param locks the strongest lock on each table, strongest first; where the tool runs several migrations in one
 *     transaction, those of the earlier ones are still held, and among them
 */
public record AppliedMigration(
        String version, String description, Duration duration, boolean transactional, List<TableLock> locks) {

    public AppliedMigration {
        locks = List.copyOf(locks);
    }

    /** Version and description: {@code 2.1 "add price"}. */
    public String name() {
        return description.isEmpty() ? version : version + " \"" + description + "\"";
    }
}
