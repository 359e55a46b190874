package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.compression.Compression;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.BackupWriter;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.time.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A repository in a store that can fail, and a clock that stands still. */
abstract class TestOfRepository {

    static final Duration DAY = Duration.ofDays(1);

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T02:00:00Z"));
    final InMemoryStore memory = new InMemoryStore(clock);
    final FaultyStore store = new FaultyStore(memory);
    final Repository repository = new Repository(store, clock);

    BackupName seal(String database, String label) {
        return sample().sealIn(repository, database, label);
    }

    BackupWriter begin(String database, String label) {
        return repository.begin(database, new BackupLabel(label));
    }

    static SampleBackup sample() {
        return new SampleBackup(Compression.NONE);
    }

    List<String> objectsOf(BackupName name) {
        String folder = name + "/";
        return memory.keys().stream()
                .map(ObjectKey::path)
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(folder.length()))
                .toList();
    }

    static ObjectKey key(BackupName name, String object) {
        return ObjectKey.of(name + "/" + object);
    }

    static void readToEnd(SealedBackup backup, String object) throws IOException {
        try (InputStream stored = backup.open(object)) {
            stored.transferTo(OutputStream.nullOutputStream());
        }
    }

    void assertUnreadable(BackupName name) {
        assertThat(repository.list())
                .singleElement()
                .isInstanceOfSatisfying(ListedBackup.Unreadable.class, unreadable -> {
                    assertThat(unreadable.name()).isEqualTo(name);
                    assertThat(unreadable.problem()).isInstanceOf(DamagedBackupException.class);
                });
        assertThatThrownBy(() -> repository.open(name)).isInstanceOf(DamagedBackupException.class);
    }
}
