package io.restorable.backup.boot.properties;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The command line in the application's jar: {@code java -jar app.jar backup list}.
 *
 * @param enabled Whether the argument 'backup' makes the application the command line of its backups.
 * @param sources Configuration classes with what the command line needs of the application's own beans: a DataSource, a
 *     BackupStore, RestoreChecks.
 */
@ConfigurationProperties("backup.tool")
public record ToolProperties(
        @DefaultValue("true") boolean enabled, @DefaultValue List<String> sources) {

    /** The prefix of these settings. */
    public static final String PREFIX = "backup.tool";

    public ToolProperties {
        sources = List.copyOf(sources);
    }
}
