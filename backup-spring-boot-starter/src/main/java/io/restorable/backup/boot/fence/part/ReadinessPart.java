package io.restorable.backup.boot.fence.part;

import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FencedDatabase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;

/** Tells load balancers that the application takes no requests, and gives them time to hear it. */
public final class ReadinessPart implements FencePart {

    private final ApplicationEventPublisher events;
    private final ApplicationAvailability availability;
    private final Duration drain;
    private @Nullable ReadinessState before;

    /**
     * @param events by which readiness changes
     * @param availability knows it
     * @param drain how long load balancers need to hear of it
     */
    public ReadinessPart(ApplicationEventPublisher events, ApplicationAvailability availability, Duration drain) {
        this.events = events;
        this.availability = availability;
        this.drain = drain;
    }

    @Override
    public String name() {
        return "readiness";
    }

    @Override
    public void close(FencedDatabase database) throws InterruptedException {
        before = availability.getReadinessState();
        AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
        if (before == ReadinessState.ACCEPTING_TRAFFIC) {
            Thread.sleep(drain.toMillis());
        }
    }

    @Override
    public void open(FencedDatabase database) {
        if (before == ReadinessState.ACCEPTING_TRAFFIC) {
            AvailabilityChangeEvent.publish(events, this, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }
}
