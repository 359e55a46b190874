package io.restorable.backup;

import io.restorable.backup.copy.CopyOptions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which backups to copy into another store. Immutable.
 *
 * @param backups their names, or parts of names that fit only one; empty for all
 * @param since only those that began then or later; {@code null} for all
 * @param options how
 */
public record CopyRequest(List<String> backups, @Nullable Instant since, CopyOptions options) {

    public CopyRequest {
        backups = List.copyOf(backups);
    }

    /** Every backup that the other store lacks. */
    public static CopyRequest everything() {
        return new CopyRequest(List.of(), null, CopyOptions.DEFAULT);
    }

    /** These backups. */
    public static CopyRequest of(String... backups) {
        return new CopyRequest(List.of(backups), null, CopyOptions.DEFAULT);
    }

    /** The same without those that began earlier. */
    public CopyRequest since(Instant begin) {
        return new CopyRequest(backups, begin, options);
    }

    /** The same with other options. */
    public CopyRequest with(CopyOptions other) {
        return new CopyRequest(backups, since, other);
    }
}
