package io.restorable.backup.copy;

import io.restorable.backup.manifest.ToolVersion;
import io.restorable.backup.repository.SealedBackup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of a copy that failed, kept beside the original as {@code evidence/20261121T020000Z-copy.json}.
 *
 * @param backup which backup
 * @param kind {@code copy}, which tells this record from that of a proof
 * @param toolVersion the version of this tool that tried
 * @param store into which store
 * @param at when it was given up, in ISO 8601
 * @param copied whether the store holds it
 * @param problem why not
 */
public record CopyEvidence(
        String backup,
        String kind,
        String toolVersion,
        String store,
        String at,
        boolean copied,
        @Nullable String problem) {

    private static final DateTimeFormatter FILE_NAME = DateTimeFormatter.ofPattern(
                    "uuuuMMdd'T'HHmmss'Z-copy'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    /** Keeps the record. */
    public static void keep(SealedBackup original, String store, CopiedBackup result, Instant at) {
        var record = new CopyEvidence(
                result.name().toString(),
                "copy",
                ToolVersion.current(),
                store,
                at.toString(),
                !result.failed(),
                result.problem());
        original.keepEvidence(
                FILE_NAME.format(at), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(record));
    }
}
