package io.restorable.backup.test.migration;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the pending migrations of a project ran on a database.
 *
 * @param tool by which: {@code Flyway}
 * @param database on which, without credentials
 * @param duration how long all of it took
 * @param applied the migrations that ran to their end, in their order
 * @param failure why the next one failed, or {@code null} if all ran
 */
public record MigrationReport(
        String tool,
        String database,
        Duration duration,
        List<AppliedMigration> applied,
        @Nullable String failure) {

    public MigrationReport {
        applied = List.copyOf(applied);
    }

    /** Shows it to people: a line for each migration, and one for each of its locks. */
    public String describe() {
        String migrations = applied.isEmpty()
                ? "No migration was pending."
                : applied.stream().map(MigrationReport::line).collect(Collectors.joining("\n"));
        return String.format(
                        Locale.ROOT,
                        "%s ran %d %s on %s in %s:%n",
                        tool,
                        applied.size(),
                        applied.size() == 1 ? "migration" : "migrations",
                        database,
                        seconds(duration))
                + migrations
                + (failure == null ? "" : "\nThen one failed: " + failure);
    }

    private static String line(AppliedMigration migration) {
        String head = "  " + migration.name() + ": " + seconds(migration.duration())
                + (migration.transactional() ? "" : ", in no transaction, locks as seen while it ran");
        return migration.locks().stream().map(lock -> "\n      " + lock).collect(Collectors.joining("", head, ""));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }
}
