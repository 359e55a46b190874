package io.restorable.backup.test.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.test.time.SettableClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordingListenerTests {

    private final RecordingListener listener = new RecordingListener();
    private final ProgressReporter reporter =
            new ProgressReporter(Operation.DUMP, listener, new SettableClock(Instant.parse("2026-11-21T12:00:00Z")));

    @Test
    void keepsWhatItHears() {
        reporter.started("shop");
        reporter.phase(Phase.DATA);
        reporter.objectDone("public.orders", 3, 40);
        reporter.completed("shop/20261121T120000Z");

        assertThat(listener.events()).hasSize(4);
        assertThat(listener.phases()).containsExactly(Phase.DATA);
        assertThat(listener.objects()).containsExactly("public.orders");
        assertThat(listener.events(ProgressEvent.Completed.class))
                .singleElement()
                .extracting(ProgressEvent.Completed::result)
                .isEqualTo("shop/20261121T120000Z");

        listener.clear();
        assertThat(listener.events()).isEmpty();
    }
}
