package io.restorable.backup.boot.properties;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The application's db-scheduler, where it has one.
 *
 * @param enabled Whether backups and drills are its persistent tasks. Otherwise each instance waits for itself.
 */
@ConfigurationProperties("backup.db-scheduler")
public record DbSchedulerProperties(@DefaultValue("true") boolean enabled) {

    /** The prefix of these settings. */
    public static final String PREFIX = "backup.db-scheduler";
}
