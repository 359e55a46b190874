package io.restorable.backup.boot.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the health indicator raises the alarm, and how it asks.
 *
 * @param rpo How old the newest good backup may be. By default one and a half times the longest pause of the schedule.
 * @param proofAge How old the newest backup may be that was proved to be whole. Not looked at by default.
 * @param storeTimeout How long the store may take to answer.
 * @param cache How long an answer of the store is good for.
 * @param statusAtRisk The status when a limit is broken or the store cannot be reached. One that is not known to the
 *     application's status order, 'AT_RISK' for instance, shows without taking the application out of service.
 */
public record HealthProperties(
        @Nullable Duration rpo,
        @Nullable Duration proofAge,
        @DefaultValue("10s") Duration storeTimeout,
        @DefaultValue("1m") Duration cache,
        @DefaultValue("DOWN") String statusAtRisk) {}
