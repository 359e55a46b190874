package io.restorable.backup.boot.plan;

import io.restorable.backup.boot.properties.RetentionProperties;
import io.restorable.backup.retention.RetentionPolicy;
import io.restorable.backup.retention.Span;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the policy of a plan from its settings. */
final class PlanRetention {

    private PlanRetention() {}

    /**
     * Makes it.
     *
     * @param zone where days begin and end
     * @return empty if there is no rule, so that all backups are kept
     * @throws IllegalArgumentException if a rule cannot be used
     */
    static Optional<RetentionPolicy> policy(@Nullable RetentionProperties properties, ZoneId zone) {
        if (properties == null) {
            return Optional.empty();
        }
        RetentionPolicy.Builder rules = RetentionPolicy.builder()
                .keepLast(count(properties.keepLast()))
                .keepHourly(count(properties.keepHourly()))
                .keepDaily(count(properties.keepDaily()))
                .keepWeekly(count(properties.keepWeekly()))
                .keepMonthly(count(properties.keepMonthly()))
                .keepYearly(count(properties.keepYearly()))
                .minimum(properties.minimum())
                .zone(zone);
        String within = properties.keepWithin();
        if (within != null) {
            rules.keepWithin(Span.parse(within));
        }
        properties.keepLabels().forEach(rules::keepLabel);
        RetentionPolicy policy = rules.build();
        return policy.hasRule() ? Optional.of(policy) : Optional.empty();
    }

    private static int count(@Nullable Integer rule) {
        return rule == null ? 0 : rule;
    }
}
