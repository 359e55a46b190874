package io.restorable.backup.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.boot.run.RunListener;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Observes each run as {@code backup.run}, and each of its parts as {@code backup.phase} below it. */
public final class RunObservations implements RunListener {

    private final Supplier<ObservationRegistry> registry;
    private final Map<UUID, Spans> open = new ConcurrentHashMap<>();

    /** @param registry where observations go; asked for when the first one begins */
    public RunObservations(Supplier<ObservationRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public void started(Run run) {
        ObservationRegistry target = registry.get();
        Observation whole = Observation.createNotStarted("backup.run", target)
                .contextualName(run.work().word() + " " + run.plan().name())
                .lowCardinalityKeyValue("plan", run.plan().name())
                .lowCardinalityKeyValue("work", run.work().word())
                .lowCardinalityKeyValue("trigger", run.trigger().word())
                .highCardinalityKeyValue("run", run.id().toString())
                .start();
        open.put(run.id(), new Spans(target, whole, whole.openScope()));
    }

    @Override
    public void progressed(Run run, ProgressEvent event) {
        Spans spans = open.get(run.id());
        if (spans != null && event instanceof ProgressEvent.PhaseStarted phase) {
            spans.enter(run, phase.phase());
        }
    }

    @Override
    public void ended(Run run) {
        Spans spans = open.remove(run.id());
        if (spans != null) {
            spans.end(run);
        }
    }

    /** The observations of one run. */
    private static final class Spans {

        private final ObservationRegistry registry;
        private final Observation whole;
        private final Observation.Scope scope;
        private @Nullable Observation part;

        Spans(ObservationRegistry registry, Observation whole, Observation.Scope scope) {
            this.registry = registry;
            this.whole = whole;
            this.scope = scope;
        }

        synchronized void enter(Run run, Phase phase) {
            leave();
            String word = phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
            part = Observation.createNotStarted("backup.phase", registry)
                    .contextualName(word)
                    .parentObservation(whole)
                    .lowCardinalityKeyValue("plan", run.plan().name())
                    .lowCardinalityKeyValue("work", run.work().word())
                    .lowCardinalityKeyValue("phase", word)
                    .start();
        }

        synchronized void end(Run run) {
            leave();
            run.failure().ifPresent(whole::error);
            whole.lowCardinalityKeyValue("outcome", run.state().word());
            scope.close();
            whole.stop();
        }

        private void leave() {
            if (part != null) {
                part.stop();
                part = null;
            }
        }
    }
}
