package io.restorable.backup.boot.properties;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * The settings of one plan. What is not set is as in the default plan.
 *
 * @param store Where backups are kept: a folder, or a URI as 's3://bucket/prefix'.
 * @param copies Further stores that get a copy of each backup.
 * @param schedule When backups are made: a cron expression, '@daily' and the like, or '-' for never.
 * @param zone The time zone of the schedule.
 * @param catchUp Whether a backup that was due while no instance ran is made soon after the start.
 * @param label What scheduled backups are called; part of their names. The plan's name by default.
 * @param jobs How many sessions read rows at a time.
 * @param compression How data files are compressed: 'zstd', 'zstd:1' to 'zstd:22', 'gzip', 'gzip:1' to 'gzip:9', 'none'.
 * @param retention Which backups are kept when newer ones have come.
 * @param encryption For whom backups are encrypted, and what decrypts them.
 * @param datasource The database.
 * @param health When the health indicator raises the alarm.
 */
public record PlanProperties(
        @Nullable String store,
        @Nullable List<String> copies,
        @Nullable String schedule,
        @Nullable ZoneId zone,
        @Nullable Boolean catchUp,
        @Nullable String label,
        @Nullable Integer jobs,
        @Nullable String compression,
        @NestedConfigurationProperty @Nullable RetentionProperties retention,
        @NestedConfigurationProperty @Nullable EncryptionProperties encryption,
        @NestedConfigurationProperty @Nullable DatabaseProperties datasource,
        @NestedConfigurationProperty @Nullable HealthLimitProperties health) {

    /** Says nothing. */
    static final PlanProperties EMPTY = labelled(null);

    public PlanProperties {
        copies = copies == null ? null : List.copyOf(copies);
    }

    /** Says nothing but a label. */
    static PlanProperties labelled(@Nullable String label) {
        return new PlanProperties(null, null, null, null, null, label, null, null, null, null, null, null);
    }

    /** These settings, and for what they do not say, those of {@code other}. */
    PlanProperties orElse(PlanProperties other) {
        return new PlanProperties(
                first(store, other.store),
                first(copies, other.copies),
                first(schedule, other.schedule),
                first(zone, other.zone),
                first(catchUp, other.catchUp),
                first(label, other.label),
                first(jobs, other.jobs),
                first(compression, other.compression),
                first(retention, other.retention),
                first(encryption, other.encryption),
                first(datasource, other.datasource),
                first(health, other.health));
    }

    /** Where copies go; none by default. */
    public List<String> copiesOrNone() {
        return copies == null ? List.of() : copies;
    }

    private static <T> @Nullable T first(@Nullable T own, @Nullable T other) {
        return own != null ? own : other;
    }
}
