package io.restorable.backup.test.event;

import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressListener;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it hears, in order, for a test to look at. Safe for use by many threads. */
public final class RecordingListener implements ProgressListener {

    private final List<ProgressEvent> events = new ArrayList<>();

    @Override
    public synchronized void on(ProgressEvent event) {
        events.add(event);
    }

    /** Everything heard so far. */
    public synchronized List<ProgressEvent> events() {
        return List.copyOf(events);
    }

    /** The events of one kind: {@code events(ProgressEvent.Warned.class)}. */
    public <E extends ProgressEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The phases in the order in which they began. */
    public List<Phase> phases() {
        return events(ProgressEvent.PhaseStarted.class).stream()
                .map(ProgressEvent.PhaseStarted::phase)
                .toList();
    }

    /** The names of what was done, in the order in which it was: {@code public.orders}. */
    public List<String> objects() {
        return events(ProgressEvent.ObjectDone.class).stream()
                .map(ProgressEvent.ObjectDone::object)
                .toList();
    }

    /** Forgets everything heard so far. */
    public synchronized void clear() {
        events.clear();
    }
}
