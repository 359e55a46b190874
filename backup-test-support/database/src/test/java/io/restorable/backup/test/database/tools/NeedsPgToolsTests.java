package io.restorable.backup.test.database.tools;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class NeedsPgToolsTests {

    @Test
    void skipsOrFailsWithoutPrograms() {
        var events = runFuture();

        if ("required".equals(System.getenv("RESTORABLE_INTEROP"))) {
            events.assertThatEvents()
                    .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("RESTORABLE_INTEROP")))));
        } else {
            events.assertThatEvents()
                    .haveExactly(1, event(skippedWithReason(reason -> reason.contains("PostgreSQL 1000"))));
        }
    }

    private static Events runFuture() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Future.class))
                .execute()
                .allEvents();
    }

    static class Future {
        @Test
        @NeedsPgTools(1000)
        void asksProgramsThatDoNotExistYet() {}
    }
}
