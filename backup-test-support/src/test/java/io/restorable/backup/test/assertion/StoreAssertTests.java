package io.restorable.backup.test.assertion;

import static io.restorable.backup.test.assertion.FailureMessages.failureOf;
import static io.restorable.backup.test.assertion.RestorableAssertions.assertThat;

import io.restorable.backup.compression.Compression;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.test.repository.SampleBackup;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.time.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoreAssertTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T02:00:00Z"));
    private final InMemoryStore store = new InMemoryStore(clock);
    private final Repository repository = new Repository(store, clock);

    @Test
    void holdsNoOrphansWhereEverythingIsOfASealedBackup() {
        BackupName backup = seal("nightly");
        repository.pin(backup, "for a test");
        repository.open(backup).keepEvidence("20261121T030000Z-level2-passed", new byte[0]);

        assertThat(store).holdsNoOrphans().holdsBackups(1);
    }

    @Test
    void namesWhatBelongsToNoSealedBackup() {
        BackupName sealed = seal("nightly");
        put(sealed + "/9999.dat");
        put("shop/20261120T020000Z-broken/manifest.json");
        repository.begin("shop", new BackupLabel("half"));

        failureOf(() -> assertThat(store).holdsNoOrphans())
                .contains("a store in which everything belongs to a sealed backup")
                .contains("shop/20261121T020000Z-half: begun, and never sealed")
                .contains("shop/20261121T020000Z-nightly/9999.dat: not listed in the manifest")
                .contains("shop/20261120T020000Z-broken: ")
                .contains("Where:    store ")
                .contains("find out why it died");
    }

    @Test
    void countsSealedBackups() {
        failureOf(() -> assertThat(store).holdsBackups(1)).contains("a store with 1 sealed backup", "Found:    none");

        seal("nightly");

        failureOf(() -> assertThat(store).holdsBackups(2)).contains("1:\n          shop/20261121T020000Z-nightly");
    }

    private BackupName seal(String label) {
        return new SampleBackup(Compression.NONE).sealIn(repository, "shop", label);
    }

    private void put(String key) {
        store.put(ObjectKey.of(key), "left over".getBytes(StandardCharsets.UTF_8), PutOptions.CREATE);
    }
}
