package io.restorable.backup.drill;

import io.restorable.backup.manifest.MacCheck;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ToolVersion;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.verify.Evidence;
import io.restorable.backup.verify.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drill proved.
 *
 * @param backup which backup was restored
 * @param level how far the drill was to go
 * @param startedAt when it began
 * @param duration how long it took, without the removal of the scratch database
 * @param restore what the restore reported, or {@code null} if it failed
 * @param definitions how many definitions were read back and compared
 * @param checks what came out of the team's own checks, in their order
 * @param mac what is known of who wrote the manifest
 * @param keptDatabase the scratch database that stayed, or {@code null} if it is gone
 * @param findings everything that is not as it should be; empty if the backup is proved
 * @param warnings what was left out or done otherwise, each a full sentence
 */
public record DrillReport(
        BackupName backup,
        DrillLevel level,
        Instant startedAt,
        Duration duration,
        @Nullable RestoreReport restore,
        long definitions,
        List<CheckResult> checks,
        MacCheck mac,
        @Nullable String keptDatabase,
        List<Finding> findings,
        List<String> warnings) {

    public DrillReport {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }

    /** Whether the backup is proved, as far as the level goes. */
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.kind().isFailure());
    }

    /**
     * What is kept of it beside the backup.
     *
     * @param sealed the backup
     * @param provedBy who ran it: a user and host, a scheduler
     */
    public Evidence evidence(SealedBackup sealed, String provedBy) {
        Manifest manifest = sealed.manifest();
        return new Evidence(
                backup.toString(),
                provedBy,
                ToolVersion.current(),
                level.number(),
                startedAt.toString(),
                duration.toString(),
                passed(),
                manifest.head().totals().objects(),
                manifest.head().totals().storedBytes(),
                restore == null ? 0 : restore.rows(),
                mac,
                findings);
    }
}
