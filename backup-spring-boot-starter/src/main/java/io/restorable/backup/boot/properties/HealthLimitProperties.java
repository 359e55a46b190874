package io.restorable.backup.boot.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the health indicator raises the alarm for a plan.
 *
 * @param rpo How old the newest good backup may be. By default one and a half times the longest pause of the schedule.
 * @param proofAge How old the newest backup may be that was proved to be whole. Not looked at by default.
 */
public record HealthLimitProperties(
        @Nullable Duration rpo, @Nullable Duration proofAge) {}
