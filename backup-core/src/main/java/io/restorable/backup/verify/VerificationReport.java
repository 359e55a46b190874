package io.restorable.backup.verify;

import io.restorable.backup.manifest.MacCheck;
import io.restorable.backup.repository.BackupName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a verification proved.
 *
 * @param backup which backup was looked at
 * @param level how far it went
 * @param startedAt when it began
 * @param duration how long it took
 * @param objects how many objects were read to their end
 * @param storedBytes their length in the store
 * @param rows how many rows were read; 0 at level 1
 * @param mac what is known of who wrote the manifest
 * @param findings everything that is not as it should be; empty for a perfect backup
 */
public record VerificationReport(
        BackupName backup,
        VerificationLevel level,
        Instant startedAt,
        Duration duration,
        long objects,
        long storedBytes,
        long rows,
        MacCheck mac,
        List<Finding> findings) {

    public VerificationReport {
        findings = List.copyOf(findings);
    }

    /** Whether the backup can be relied on, as far as the level goes. */
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.kind().isFailure());
    }
}
