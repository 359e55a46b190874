package io.restorable.backup.boot.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may do what through the endpoint {@code backup}, where it is exposed.
 *
 * @param token What services without a login send as 'Authorization: Bearer': '${BACKUP_TOKEN}', of 'openssl rand -hex
 *     32'. 16 characters at least.
 * @param role The role whose members may start, cancel and prune.
 * @param startInterval How long after a start the same work of the same plan is not started again.
 * @param restore Whether backups may be restored through it.
 */
@ConfigurationProperties("backup.endpoint")
public record EndpointProperties(
        @Nullable String token,
        @DefaultValue("BACKUP") String role,
        @DefaultValue("1m") Duration startInterval,
        @DefaultValue Restore restore) {

    /**
     * Whether backups may be restored through the endpoint.
     *
     * @param enabled Whether the endpoint restores backups. Each restore has to name its database once more.
     */
    public record Restore(@DefaultValue("false") boolean enabled) {}

    /** Without the secret. */
    @Override
    public String toString() {
        return "EndpointProperties[role=" + role + ", startInterval=" + startInterval + ", restore=" + restore + "]";
    }
}
