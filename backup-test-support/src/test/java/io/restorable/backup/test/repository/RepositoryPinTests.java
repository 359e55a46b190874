package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.repository.BackupName;
import org.junit.jupiter.api.Test;

class RepositoryPinTests extends TestOfRepository {

    @Test
    void pinsABackupAndSaysWhy() {
        BackupName name = seal("shop", "nightly");
        assertThat(repository.pinned(name)).isEmpty();

        repository.pin(name, "before the great migration");

        assertThat(repository.pinned(name)).hasValue("2026-11-21T02:00:00Z before the great migration");
        assertThat(repository.open(name).stored()).doesNotContainKey("pinned.txt");

        repository.unpin(name);

        assertThat(repository.pinned(name)).isEmpty();
        assertThat(repository.list()).hasSize(1);
    }
}
