package io.restorable.backup.boot.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a running application holds still while its database is restored.
 *
 * @param enabled Whether it does. Without it, the endpoint restores as the command line does.
 * @param drain How long load balancers get to hear that the application takes no requests.
 * @param patience How long scheduled tasks and connections at work are waited for.
 */
@ConfigurationProperties(FenceProperties.PREFIX)
public record FenceProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10s") Duration drain,
        @DefaultValue("30s") Duration patience) {

    /** The prefix of these settings. */
    public static final String PREFIX = "backup.fence";
}
