package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.BackupWriter;
import io.restorable.backup.repository.ObjectWriter;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.repository.Sweep;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.StoreOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deleting backups, sweeping what dead writers left, and keeping evidence. */
class RepositorySweepTests extends TestOfRepository {

    @Test
    void deletesTheManifestFirst() {
        BackupName name = seal("shop", "nightly");
        store.fail(Fault.on(StoreOperation.DELETE, "12.dat"));
        assertThatThrownBy(() -> repository.delete(name)).isInstanceOf(StorageException.class);
        store.fail(Fault.NONE);

        assertThat(repository.list()).isEmpty();
        clock.advance(DAY.multipliedBy(2));
        assertThat(repository.sweep(DAY).removed()).containsExactly(name);
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void sweepsWhatAKilledWriterLeftBehindAfterTheGracePeriod() {
        BackupWriter killed = begin("shop", "nightly");
        sample().writeObjects(killed);

        clock.advance(DAY.minusSeconds(1));
        assertThat(repository.sweep(DAY)).isEqualTo(new Sweep(List.of(), List.of(killed.name()), 0));
        clock.advance(Duration.ofSeconds(2));
        assertThat(repository.sweep(DAY).removed()).containsExactly(killed.name());
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void sparesAWriterThatIsStillWriting() throws IOException {
        try (BackupWriter writer = begin("shop", "nightly");
                ObjectWriter object = writer.open("10.dat")) {
            for (int hour = 0; hour < 72; hour++) {
                clock.advance(Duration.ofHours(1));
                object.body().write(1);
                assertThat(repository.sweep(DAY).spared()).containsExactly(writer.name());
            }
            object.commit(72);
            assertThat(writer.seal(sample().facts("shop"), BackupContents.EMPTY).objects())
                    .hasSize(1);
        }
    }

    @Test
    void neverSweepsASealedBackupHoweverOld() {
        BackupName name = seal("shop", "nightly");
        clock.advance(DAY.multipliedBy(1_000));

        assertThat(repository.sweep(DAY)).isEqualTo(new Sweep(List.of(), List.of(), 0));
        assertThat(repository.open(name).stored()).hasSize(7);
    }

    @Test
    void neverSweepsABackupWithADamagedManifest() {
        BackupName name = seal("shop", "nightly");
        memory.replace(key(name, "manifest.json"), new byte[0]);
        clock.advance(DAY.multipliedBy(1_000));

        assertThat(repository.sweep(DAY).removed()).isEmpty();
        assertUnreadable(name);
    }

    @Test
    void letsNoWriterSealWhatIsBeingSwept() {
        try (BackupWriter stalled = begin("shop", "nightly")) {
            sample().writeObjects(stalled);
            clock.advance(DAY.multipliedBy(2));
            store.fail(Fault.on(StoreOperation.DELETE, "12.dat"));
            assertThatThrownBy(() -> repository.sweep(DAY)).isInstanceOf(StorageException.class);
            store.fail(Fault.NONE);

            assertThatThrownBy(() -> stalled.seal(sample().facts("shop"), sample().contents()))
                    .isInstanceOf(StorageException.class);
            assertThat(repository.list()).isEmpty();
        }
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void letsNoWriterSealWhatWasSwept() {
        try (BackupWriter stalled = begin("shop", "nightly")) {
            sample().writeObjects(stalled);
            clock.advance(DAY.multipliedBy(2));
            repository.sweep(DAY);

            assertThatThrownBy(() -> stalled.seal(sample().facts("shop"), sample().contents()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is missing");
        }
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void finishesASweepThatDied() {
        BackupWriter killed = begin("shop", "nightly");
        sample().writeObjects(killed);
        clock.advance(DAY.multipliedBy(2));
        store.fail(Fault.on(StoreOperation.DELETE, "12.dat"));
        assertThatThrownBy(() -> repository.sweep(DAY)).isInstanceOf(StorageException.class);
        store.fail(Fault.NONE);

        assertThat(repository.list()).isEmpty();
        assertThat(repository.sweep(DAY).removed()).containsExactly(killed.name());
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void refusesAGracePeriodThatIsTooShortToLiveIn() {
        assertThatThrownBy(() -> repository.sweep(Duration.ofMinutes(5))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsEvidenceBesideTheBackup() {
        SealedBackup backup = repository.open(seal("shop", "nightly"));
        backup.keepEvidence("20261121T030000Z", new byte[] {'{', '}'});
        backup.keepEvidence("20261121T030000Z", new byte[] {'{', '}'});

        assertThat(objectsOf(backup.name()))
                .contains("evidence/20261121T030000Z.json", "evidence/20261121T030000Z-2.json");
        assertThat(backup.stored()).hasSize(7);
        repository.delete(backup.name());
        assertThat(memory.keys()).isEmpty();
    }
}
