package io.restorable.backup.verify;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.MacCheck;
import io.restorable.backup.manifest.ToolVersion;
import io.restorable.backup.repository.SealedBackup;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of a proof, kept beside the backup as JSON: who proved what, when, how far, and what was found.
 *
 * @param backup which backup
 * @param provedBy who ran it: a user and host, a scheduler
 * @param toolVersion the version of this tool that ran it
 * @param level how far it went, by number: see {@link VerificationLevel} for 1 and 2; from 3 on it was restored
 * @param startedAt when it began, in ISO 8601
 * @param duration how long it took, in ISO 8601
 * @param passed whether the backup can be relied on
 * @param objects how many objects were read to their end
 * @param storedBytes their length in the store
 * @param rows how many rows were read
 * @param mac what is known of who wrote the manifest
 * @param findings everything that is not as it should be
 */
public record Evidence(
        String backup,
        String provedBy,
        String toolVersion,
        int level,
        String startedAt,
        String duration,
        boolean passed,
        long objects,
        long storedBytes,
        long rows,
        MacCheck mac,
        List<Finding> findings) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    public Evidence {
        findings = List.copyOf(findings);
    }

    /** Makes a record of a report. */
    public static Evidence of(VerificationReport report, String provedBy) {
        return new Evidence(
                report.backup().toString(),
                provedBy,
                ToolVersion.current(),
                report.level().number(),
                report.startedAt().toString(),
                report.duration().toString(),
                report.passed(),
                report.objects(),
                report.storedBytes(),
                report.rows(),
                report.mac(),
                report.findings());
    }

    /**
     * Keeps the record of a report beside its backup, as
     * {@code evidence/20261121T020000Z-level2-passed.json}: lists tell from the name alone what was proved.
     *
     * @param provedBy who ran it: a user and host, a scheduler
     * @throws StorageException if the store takes no record; the proof is none the worse for it
     */
    public static void keep(SealedBackup backup, VerificationReport report, String provedBy) {
        of(report, provedBy).keep(backup);
    }

    /**
     * Keeps this record beside its backup, as {@code evidence/20261121T020000Z-level2-passed.json}: lists tell from the name
     * alone what was proved.
     *
     * @throws StorageException if the store takes no record; the proof is none the worse for it
     */
    public void keep(SealedBackup sealed) {
        sealed.keepEvidence(new Proof(Instant.parse(startedAt), level, passed).recordName(), json());
    }

    /** The record as JSON, in UTF-8. */
    public byte[] json() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }
}
