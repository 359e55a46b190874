package io.restorable.backup.boot.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens around migrations of the schema.
 *
 * @param enabled Whether a backup is made before Flyway or Liquibase changes something.
 * @param failIfBackupFails Whether nothing is migrated without a backup; the application does not start then.
 * @param onFailure What happens when a migration fails.
 * @param backupAfter Whether another backup is made once the migration is done.
 * @param lockTimeout How long to wait for another instance that is at work on the database.
 */
@ConfigurationProperties("backup.migration")
public record MigrationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean failIfBackupFails,
        @DefaultValue("report") OnFailure onFailure,
        @DefaultValue("false") boolean backupAfter,
        @DefaultValue("10m") Duration lockTimeout) {

    /** The prefix of these settings. */
    public static final String PREFIX = "backup.migration";

    /** What can happen when a migration fails. */
    public enum OnFailure {
        /** The application does not start, and says how to restore the backup. */
        REPORT,
        /** The backup is restored; then the application does not start. */
        RESTORE
    }
}
