package io.restorable.backup.test.database.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class ProgramTests {

    private static final String NOBODY_HAS = "no-program-of-this-name";

    @Test
    @NeedsPrograms("cat")
    void givesAProgramWhatItReadsAndTakesWhatItSays() {
        ToolRun run = Program.require("cat").reading("ä line\n").run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).isEqualTo("ä line\n");
    }

    @Test
    @NeedsPrograms("cat")
    void keepsWhatAProgramComplainsOf() {
        ToolRun run = Program.require("cat").run("/" + NOBODY_HAS);

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.errors()).contains(NOBODY_HAS);
    }

    @Test
    void namesTheProgramThatIsMissing() {
        assertThat(Program.find(NOBODY_HAS)).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> Program.require(NOBODY_HAS))
                .withMessageContaining(NOBODY_HAS);
    }

    @Test
    void skipsOrFailsTestsWhoseProgramIsMissing() {
        var events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Hopeless.class))
                .execute()
                .allEvents();

        if ("required".equals(System.getenv("RESTORABLE_INTEROP"))) {
            events.assertThatEvents()
                    .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("RESTORABLE_INTEROP")))));
        } else {
            events.assertThatEvents().haveExactly(1, event(skippedWithReason(reason -> reason.contains(NOBODY_HAS))));
        }
    }

    static class Hopeless {
        @Test
        @NeedsPrograms({"cat", NOBODY_HAS})
        void asksAProgramThatIsNotThere() {}
    }
}
