package io.restorable.backup.boot.properties;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the application's backups. Those that also stand in {@link PlanProperties} make the default plan, and
 * hold for named plans that do not say otherwise.
 *
 * @param enabled Whether anything of this is active.
 * @param store Where backups are kept: a folder, or a URI as 's3://bucket/prefix'.
 * @param copies Further stores that get a copy of each backup.
 * @param schedule When backups are made: a cron expression, '@daily' and the like, or '-' for never. Never by default.
 * @param zone The time zone of the schedule. That of the machine by default.
 * @param catchUp Whether a backup that was due while no instance ran is made soon after the start.
 * @param label What scheduled backups are called; part of their names.
 * @param jobs How many sessions read rows at a time.
 * @param compression How data files are compressed: 'zstd', 'zstd:1' to 'zstd:22', 'gzip', 'gzip:1' to 'gzip:9', 'none'.
 * @param shutdownGrace How long the end of the application waits for a running backup before it cancels it.
 * @param retention Which backups are kept when newer ones have come.
 * @param encryption For whom backups are encrypted, and what decrypts them.
 * @param datasource The database, where it is not the one of the application's data source.
 * @param health When the health indicator raises the alarm.
 * @param plans Further plans, by name.
 */
@ConfigurationProperties("backup")
public record BackupProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String store,
        @Nullable List<String> copies,
        @Nullable String schedule,
        @Nullable ZoneId zone,
        @DefaultValue("true") boolean catchUp,
        @DefaultValue("scheduled") String label,
        @DefaultValue("2") int jobs,
        @DefaultValue("zstd") String compression,
        @DefaultValue("20s") Duration shutdownGrace,
        @NestedConfigurationProperty @Nullable RetentionProperties retention,
        @NestedConfigurationProperty @Nullable EncryptionProperties encryption,
        @NestedConfigurationProperty @Nullable DatabaseProperties datasource,
        @NestedConfigurationProperty @DefaultValue HealthProperties health,
        @DefaultValue Map<String, PlanProperties> plans) {

    /** The prefix of all settings. */
    public static final String PREFIX = "backup";

    public BackupProperties {
        plans = Map.copyOf(plans);
    }

    /** The settings of the default plan. */
    public PlanProperties defaultPlan() {
        return new PlanProperties(
                store,
                copies,
                schedule,
                zone,
                catchUp,
                label,
                jobs,
                compression,
                retention,
                encryption,
                datasource,
                new HealthLimitProperties(health.rpo(), health.proofAge()));
    }

    /** The settings of a named plan, completed by those of the default one; its label is its name unless it says so. */
    public PlanProperties plan(String name) {
        PlanProperties own = plans.getOrDefault(name, PlanProperties.EMPTY);
        return own.orElse(PlanProperties.labelled(name)).orElse(defaultPlan());
    }
}
