package io.restorable.backup.boot.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says that nothing is backed up because no store is configured. {@code UNKNOWN}, and not {@code DOWN}: who only adds
 * the dependency must not take the application out of service by it.
 */
public final class NoStoreHealthIndicator implements HealthIndicator {

    /** Always says the same. */
    public NoStoreHealthIndicator() {}

    @Override
    public Health health() {
        return Health.unknown()
                .withDetail("problem", "no store configured")
                .withDetail("nextStep", "Set backup.store, or backup.enabled=false.")
                .build();
    }
}
