package io.restorable.backup.retention;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.BackupScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What retention has to know of a backup. */
public sealed interface Candidate {

    /** Its name among the backups of its database; no two have the same. */
    BackupId id();

    /**
     * A backup that is listed and can be read.
     *
     * @param id its name
     * @param scope how much of the database it holds
     * @param bytes how much room it takes
     * @param pinned when and why it was pinned, or {@code null}
     * @param proved whether it was proved to be readable to its last row, or restored
     * @param lockedUntil until when the store refuses to delete it, or {@code null}
     */
    record Sound(
            BackupId id,
            BackupScope scope,
            long bytes,
            @Nullable String pinned,
            boolean proved,
            @Nullable Instant lockedUntil)
            implements Candidate {}

    /**
     * A backup that nobody should rely on: its manifest is damaged or of a newer format, or a proof found it damaged. It
     * counts for nothing and is kept for examination.
     *
     * @param id its name
     * @param why the rest of a sentence: "has a damaged manifest"
     */
    record Doubtful(BackupId id, String why) implements Candidate {}
}
