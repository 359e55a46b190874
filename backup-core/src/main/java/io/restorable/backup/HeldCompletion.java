package io.restorable.backup;

import io.restorable.backup.event.Operation;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last event of a backup back until it is closed: what is alarming about the backup is told before. */
final class HeldCompletion implements ProgressListener, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HeldCompletion.class);

    private final ProgressListener target;
    private volatile @Nullable ProgressEvent held;

    HeldCompletion(ProgressListener target) {
        this.target = target;
    }

    @Override
    public void on(ProgressEvent event) {
        if (event instanceof ProgressEvent.Completed && event.operation() == Operation.DUMP) {
            held = event;
        } else {
            target.on(event);
        }
    }

    @Override
    public void close() {
        ProgressEvent last = held;
        try {
            if (last != null) {
                target.on(last);
            }
        } catch (RuntimeException failure) {
            LOGGER.warn("A progress listener failed, and the backup is made: {}", failure.toString());
        }
    }
}
