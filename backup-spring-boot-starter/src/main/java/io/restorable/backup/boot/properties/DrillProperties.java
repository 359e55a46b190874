package io.restorable.backup.boot.properties;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the newest backup is restored for a trial, and where.
 *
 * @param schedule When: a cron expression, '@weekly' and the like, or '-' for never. Never by default.
 * @param zone The time zone of the schedule. That of the machine by default.
 * @param url Any database of the server to restore on; the server that is backed up by default.
 * @param username The role to log in as there; it needs CREATEDB.
 * @param password The password of the role.
 * @param jobs How many sessions restore at a time.
 */
@ConfigurationProperties("backup.drill")
public record DrillProperties(
        @Nullable String schedule,
        @Nullable ZoneId zone,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("2") int jobs) {

    /** The prefix of these settings. */
    public static final String PREFIX = "backup.drill";

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "drill of " + schedule + " on " + (url == null ? "the server that is backed up" : "another server");
    }
}
