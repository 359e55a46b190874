package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.error.AmbiguousBackupException;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.test.storage.InMemoryStore;
import org.junit.jupiter.api.Test;

/** Listing backups and finding one of them. */
class RepositoryFindingTests extends TestOfRepository {

    @Test
    void listsNewestFirst() {
        BackupName first = seal("shop", "nightly");
        clock.advance(DAY);
        BackupName second = seal("crm", "nightly");
        clock.advance(DAY);
        BackupName third = seal("shop", "pre-migration");

        assertThat(repository.list()).extracting(ListedBackup::name).containsExactly(third, second, first);
        assertThat(repository.list("shop")).extracting(ListedBackup::name).containsExactly(third, first);
        assertThat(repository.list("absent")).isEmpty();
    }

    @Test
    void findsByExactNameUniquePartAndLatest() {
        BackupName first = seal("shop", "nightly");
        clock.advance(DAY);
        BackupName second = seal("shop", "pre-migration");

        assertThat(repository.find("20261121T020000Z-nightly").name()).isEqualTo(first);
        assertThat(repository.find("shop/20261121T020000Z-nightly").name()).isEqualTo(first);
        assertThat(repository.find("20261122").name()).isEqualTo(second);
        assertThat(repository.find("pre-mig").name()).isEqualTo(second);
        assertThat(repository.find("latest").name()).isEqualTo(second);
        assertThat(repository.find("shop/latest").name()).isEqualTo(second);
    }

    @Test
    void prefersAnExactNameToALongerOne() {
        BackupName bare = seal("shop", "");
        seal("shop", "nightly");

        assertThat(repository.find("20261121T020000Z").name()).isEqualTo(bare);
    }

    @Test
    void namesTheCandidatesOfAnAmbiguousPart() {
        BackupName first = seal("shop", "a-nightly");
        BackupName second = seal("shop", "b-nightly");

        assertThatExceptionOfType(AmbiguousBackupException.class)
                .isThrownBy(() -> repository.find("nightly"))
                .withMessageContaining(first.toString())
                .withMessageContaining(second.toString());
    }

    @Test
    void doesNotGuessTheDatabaseOfTheLatestBackup() {
        seal("shop", "nightly");
        BackupName crm = seal("crm", "nightly");

        assertThatThrownBy(() -> repository.find("latest")).isInstanceOf(AmbiguousBackupException.class);
        assertThat(repository.find("crm/latest").name()).isEqualTo(crm);
    }

    @Test
    void namesWhatExistsWhenNothingFits() {
        BackupName name = seal("shop", "nightly");

        assertThatExceptionOfType(BackupNotFoundException.class)
                .isThrownBy(() -> repository.find("yearly"))
                .withMessageContaining("'yearly'")
                .withMessageContaining(name.toString());
        assertThatThrownBy(() -> repository.find(" ")).isInstanceOf(BackupNotFoundException.class);
        assertThatThrownBy(() -> repository.find("crm/latest")).isInstanceOf(BackupNotFoundException.class);
        assertThatThrownBy(() -> new Repository(new InMemoryStore(clock), clock).find("latest"))
                .isInstanceOf(BackupNotFoundException.class)
                .hasMessageContaining("no sealed backup at all");
    }

    @Test
    void ignoresFoldersOfOthers() {
        memory.put(ObjectKey.of("shop/lost+found/manifest.json"), new byte[1], PutOptions.CREATE);
        memory.put(ObjectKey.of("Not Ours/20261121T020000Z/manifest.json"), new byte[1], PutOptions.CREATE);
        memory.put(ObjectKey.of("readme.txt"), new byte[1], PutOptions.CREATE);
        clock.advance(DAY.multipliedBy(9));

        assertThat(repository.list()).isEmpty();
        assertThat(repository.sweep(DAY).removed()).isEmpty();
        assertThat(memory.keys()).hasSize(3);
    }

    @Test
    void neverMeansABackupMadeBeforeARestoreByLatest() {
        BackupName wanted = seal("shop", "nightly");
        seal("shop", "pre-restore");
        BackupName only = seal("branch", "pre-restore");

        assertThat(repository.find("shop/latest").name()).isEqualTo(wanted);
        assertThat(repository.find("branch/latest").name()).isEqualTo(only);
    }
}
