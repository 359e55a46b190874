package io.restorable.backup.boot.plan;

import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.boot.properties.HealthLimitProperties;
import io.restorable.backup.boot.properties.PlanProperties;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.retention.RetentionPolicy;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a plan, checked.
 *
 * @param label what scheduled backups are called
 * @param schedule when they are due; empty for never
 * @param dumpOptions how they are made
 * @param retention which are kept; empty for all
 * @param healthLimits how old they may be
 */
record PlanOptions(
        BackupLabel label,
        Optional<BackupSchedule> schedule,
        DumpOptions dumpOptions,
        Optional<RetentionPolicy> retention,
        HealthLimitProperties healthLimits) {

    private static final HealthLimitProperties NO_LIMITS = new HealthLimitProperties(null, null);

    /**
     * Checks settings.
     *
     * @param prefix where they stand: {@code backup}
     * @throws BackupSettingException if one cannot be used
     */
    static PlanOptions of(String prefix, PlanProperties properties) {
        HealthLimitProperties limits = properties.health();
        return new PlanOptions(
                label(prefix, properties.label()),
                schedule(prefix, properties),
                dumpOptions(prefix, properties),
                retention(prefix, properties),
                limits == null ? NO_LIMITS : limits);
    }

    private static BackupLabel label(String prefix, @Nullable String text) {
        return checked(
                prefix + ".label cannot be used",
                "Write a label:\n\n" + SettingText.yaml(prefix, "label", "nightly"),
                () -> text == null ? BackupLabel.NONE : new BackupLabel(text));
    }

    private static Optional<BackupSchedule> schedule(String prefix, PlanProperties properties) {
        String text = properties.schedule();
        if (text == null || text.isBlank() || text.strip().equals(BackupSchedule.NEVER)) {
            return Optional.empty();
        }
        ZoneId zone = zone(properties);
        boolean catchUp = !Boolean.FALSE.equals(properties.catchUp());
        return Optional.of(checked(
                prefix + ".schedule is no cron expression: '" + text + "'",
                "Write seconds, minutes, hours, day of month, month and day of week (every night at two), or one of"
                        + " @hourly, @daily, @weekly, @monthly:\n\n"
                        + SettingText.yaml(prefix, "schedule", "\"0 0 2 * * *\""),
                () -> new BackupSchedule(text, zone, catchUp)));
    }

    private static ZoneId zone(PlanProperties properties) {
        return properties.zone() == null ? ZoneId.systemDefault() : properties.zone();
    }

    private static Optional<RetentionPolicy> retention(String prefix, PlanProperties properties) {
        return checked(
                prefix + ".retention cannot be used",
                "Say how many backups of the last days, weeks and months are kept:\n\n"
                        + SettingText.yaml(prefix, "retention.keep-daily", "7"),
                () -> PlanRetention.policy(properties.retention(), zone(properties)));
    }

    private static DumpOptions dumpOptions(String prefix, PlanProperties properties) {
        DumpOptions options = DumpOptions.DEFAULT;
        Integer jobs = properties.jobs();
        String compression = properties.compression();
        if (jobs != null) {
            options = checked(
                    prefix + ".jobs cannot be used",
                    "Write a number from 1:\n\n" + SettingText.yaml(prefix, "jobs", "2"),
                    () -> DumpOptions.DEFAULT.withJobs(jobs));
        }
        return compression == null
                ? options
                : options.withCompression(checked(
                        prefix + ".compression cannot be used",
                        "Write one that is known:\n\n" + SettingText.yaml(prefix, "compression", "zstd"),
                        () -> Compression.parse(compression)));
    }

    private static <T> T checked(String problem, String nextStep, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException wrong) {
            throw new BackupSettingException(problem + ": " + wrong.getMessage() + ".", nextStep, wrong);
        }
    }
}
