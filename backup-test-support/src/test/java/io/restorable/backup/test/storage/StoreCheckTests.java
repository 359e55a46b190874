package io.restorable.backup.test.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.check.StoreCheck;
import io.restorable.backup.storage.check.StoreCheckReport;
import io.restorable.backup.storage.check.StoreCheckStep;
import io.restorable.backup.storage.check.StoreCheckStep.Outcome;
import io.restorable.backup.storage.local.LocalStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCheckTests {

    private final Clock clock = Clock.systemUTC();
    private final InMemoryStore memory = new InMemoryStore(clock);

    @Test
    void findsAFolderFitForUse(@TempDir Path folder) {
        try (var store = new LocalStore(folder)) {
            StoreCheckReport report = StoreCheck.run(store, clock);

            assertThat(report.passed()).isTrue();
            assertThat(outcomes(report))
                    .containsOnlyKeys(
                            "write",
                            "read back",
                            "create once",
                            "list",
                            "clock",
                            "delete",
                            "unfinished",
                            "space",
                            "features")
                    .doesNotContainValue(Outcome.SKIPPED);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void touchesNothingElse() {
        memory.put(ObjectKey.of("shop/1"), new byte[1], PutOptions.CREATE);

        StoreCheck.run(memory, clock);

        assertThat(memory.keys()).containsExactly(ObjectKey.of("shop/1"));
    }

    @Test
    void triesNoMoreThanItCanWhenNothingCanBeWritten() {
        var failing = new FaultyStore(memory);
        failing.fail(Fault.every(StoreOperation.PUT));

        StoreCheckReport report = StoreCheck.run(failing, clock);

        assertThat(report.passed()).isFalse();
        assertThat(outcomes(report))
                .containsEntry("write", Outcome.FAILED)
                .containsEntry("read back", Outcome.SKIPPED)
                .containsEntry("delete", Outcome.SKIPPED)
                .containsEntry("unfinished", Outcome.OK);
    }

    @Test
    void saysWhatToDoWhenObjectsCannotBeDeleted() {
        var failing = new FaultyStore(memory);
        failing.fail(Fault.every(StoreOperation.DELETE));

        StoreCheckReport report = StoreCheck.run(failing, clock);

        assertThat(report.failures()).isOne();
        assertThat(report.steps())
                .filteredOn(step -> step.outcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(step -> assertThat(step.nextStep()).isNotBlank());
    }

    @Test
    void warnsOfAClockThatIsWrong() {
        Clock right = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Clock wrong = Clock.offset(right, Duration.ofMinutes(-7));

        StoreCheckReport report = StoreCheck.run(new InMemoryStore(right), wrong);

        assertThat(report.passed()).isTrue();
        assertThat(report.steps())
                .filteredOn(step -> step.name().equals("clock"))
                .singleElement()
                .satisfies(step -> assertThat(step.detail()).contains("420 s apart"));
    }

    private static Map<String, Outcome> outcomes(StoreCheckReport report) {
        return report.steps().stream().collect(Collectors.toMap(StoreCheckStep::name, StoreCheckStep::outcome));
    }
}
