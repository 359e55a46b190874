package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.Backups;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.retention.RetentionPolicy;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.FaultEffect;
import io.restorable.backup.test.storage.StoreOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each call of the store that a prune makes goes wrong once, in each way: no backup is lost that had to stay. */
class PruneFaultsTests {

    private static final RetentionPolicy POLICY =
            RetentionPolicy.builder().keepLast(2).build();

    @ParameterizedTest
    @EnumSource(value = FaultEffect.class, mode = Mode.EXCLUDE, names = "DELAY")
    void harmsNothingWhateverCallOfTheStoreGoesWrong(FaultEffect effect) {
        int calls = new Attempt().countCalls(effect);
        assertThat(calls).isPositive();
        for (int number = 0; number < calls; number++) {
            new Attempt().strike(effect, number);
        }
    }

    /** A store with two backups too many; the oldest but one is pinned, and the one after it proved. */
    private static final class Attempt extends TestOfRepository {

        private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
        private final List<BackupName> oldestFirst = new ArrayList<>();

        Attempt() {
            for (int day = 5; day >= 0; day--) {
                clock.set(NOW.minus(DAY.multipliedBy(day)));
                oldestFirst.add(seal("shop", "nightly"));
            }
            clock.set(NOW);
            repository.pin(oldestFirst.get(1), "for a test");
            repository.open(oldestFirst.get(2)).keepEvidence("20261121T000000Z-level2-passed", new byte[] {'{', '}'});
        }

        int countCalls(FaultEffect effect) {
            var calls = new AtomicInteger();
            Fault note = (StoreOperation operation, String key) -> {
                calls.incrementAndGet();
                return false;
            };
            store.fail(note.with(effect));
            prune();
            return calls.get();
        }

        void strike(FaultEffect effect, int number) {
            var calls = new AtomicInteger();
            var struck = new StringBuilder();
            Fault fault = (StoreOperation operation, String key) -> {
                boolean strikes = calls.getAndIncrement() == number;
                if (strikes) {
                    struck.append(effect)
                            .append(" at ")
                            .append(operation)
                            .append(' ')
                            .append(key);
                }
                return strikes;
            };
            store.fail(fault.with(effect));
            try {
                prune();
            } catch (BackupException failure) {
                assertThat(failure).isNotNull();
            }
            store.fail(Fault.NONE);

            assertWhole(struck.toString());
            prune();
            clock.advance(Duration.ofDays(2));
            prune();
            assertThat(listed()).as("%s, and pruned again", struck).containsExactlyInAnyOrderElementsOf(wanted());
            assertThat(memory.keys())
                    .as("%s, and swept", struck)
                    .allMatch(
                            key -> wanted().stream().anyMatch(name -> key.path().startsWith(name + "/")));
        }

        private void prune() {
            Backups.builder()
                    .store(store)
                    .clock(clock)
                    .build()
                    .retentionService()
                    .prune(POLICY);
        }

        private List<BackupName> wanted() {
            return List.of(oldestFirst.get(1), oldestFirst.get(2), oldestFirst.get(4), oldestFirst.get(5));
        }

        private List<BackupName> listed() {
            return repository.list().stream().map(ListedBackup::name).toList();
        }

        private void assertWhole(String struck) {
            assertThat(listed()).as(struck).containsAll(wanted());
            for (BackupName name : listed()) {
                SealedBackup backup = repository.open(name);
                assertThat(backup.stored().keySet())
                        .as("%s: %s", struck, name)
                        .containsExactlyInAnyOrderElementsOf(backup.manifest().objects().stream()
                                .map(ObjectEntry::name)
                                .toList());
            }
        }
    }
}
