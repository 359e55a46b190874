package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.MissingKeyException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.Protection;
import io.restorable.backup.repository.Rekeyed;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.FaultEffect;
import io.restorable.backup.test.storage.StoreOperation;
import io.restorable.backup.verify.Verification;
import io.restorable.backup.verify.VerificationLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encrypting a sealed backup anew, whatever happens on the way. */
class RekeyTests extends TestOfRepository {

    private static final String OLD = "age1x9r4tkqmkrzr6fun5azumnwzd0vftyzrckgpyekhdcq8c6epvslsyx06rh";
    private static final String OLD_SECRET =
            "AGE-SECRET-KEY-1SFFQ52RE684ZAJZX6DVFE6D0ZS7NU7TJTJN37HT53M4KL5REUYCQMUQYCS";
    private static final String NEW = "age122vt57e0p7r4pdfgag3uk2sj3q5ajsdym6u0sc80tdydjh9tvpuqf9u9xx";
    private static final String NEW_SECRET =
            "AGE-SECRET-KEY-1H9MHERSR2AR82PLEA02LVDS9C9SWPPA9M3EXLV54CFP4RSQ5FAMSYLP2CM";
    private static final ManifestKey MAC_KEY = ManifestKey.of("4f1d0c6b8a2e97531f0e8d7c6b5a4938");

    private final Repository oldKeys = with(AgeEncryption.to(OLD), OLD_SECRET);
    private final Repository newKeys = with(null, NEW_SECRET);

    private Repository with(@Nullable AgeEncryption encryption, String secret) {
        var keys = KeyRing.of(AgeDecryption.NONE.andIdentities(secret));
        return new Repository(store, clock, new Protection(encryption, keys, MAC_KEY));
    }

    private BackupName sealed() {
        return sample().sealIn(oldKeys, "shop", "nightly");
    }

    @Test
    void isReadByTheNewKeyAndNoLongerByTheOldOne() {
        BackupName name = sealed();

        var told = new ArrayList<ObjectEntry>();

        Rekeyed rekeyed = oldKeys.rekey(name, AgeEncryption.to(NEW), told::add);

        assertThat(told).containsExactlyInAnyOrderElementsOf(rekeyed.manifest().objects());
        assertThat(rekeyed.formerKeyIds()).containsExactly(OLD);
        assertThat(rekeyed.manifest().head().keyIds()).containsExactly(NEW);
        assertThat(rekeyed.leftovers()).isEmpty();
        assertWhole(newKeys, name);
        assertThatThrownBy(() -> oldKeys.open(name)).isInstanceOf(MissingKeyException.class);
        assertThat(objectsOf(name))
                .allMatch(object -> object.equals("manifest.json") || object.matches("keys-.*\\.age"));
    }

    @Test
    void canBeRepeatedAndTakenBack() {
        BackupName name = sealed();
        oldKeys.rekey(name, AgeEncryption.to(NEW), object -> {});
        clock.advance(Duration.ofSeconds(1));

        newKeys.rekey(name, AgeEncryption.to(OLD), object -> {});

        assertWhole(oldKeys, name);
        assertThat(objectsOf(name))
                .hasSize(oldKeys.open(name).manifest().objects().size() + 1);
    }

    @Test
    void encryptsWhatWasNotEncrypted() {
        BackupName name = sample().sealIn(
                        new Repository(store, clock, new Protection(null, KeyRing.EMPTY, MAC_KEY)), "shop", "plain");

        newKeys.rekey(name, AgeEncryption.to(NEW), object -> {});

        assertWhole(newKeys, name);
        assertThat(new String(memory.bytes(key(name, "manifest.json")), StandardCharsets.UTF_8))
                .doesNotContain("\"orders\"");
    }

    @Test
    void leavesABackupWholeWhateverStepItDiesAt() {
        int steps = 1;
        boolean finished = false;
        while (!finished) {
            clock.advance(DAY);
            BackupName name = sealed();
            finished = rekeyDyingAt(steps, name);
            boolean rekeyed = isReadBy(newKeys, name);
            assertWhole(rekeyed ? newKeys : oldKeys, name);

            clock.advance(Duration.ofMinutes(16));
            (rekeyed ? newKeys : oldKeys).rekey(name, AgeEncryption.to(NEW), object -> {});
            assertWhole(newKeys, name);
            assertThat(objectsOf(name))
                    .as("no leftovers")
                    .hasSize(newKeys.open(name).manifest().objects().size() + 1);
            steps += steps < 6 ? 1 : 4;
        }
        assertThat(steps).isGreaterThan(30);
    }

    /** Every call fails from the given one on, so that nothing can be tidied up. */
    private boolean rekeyDyingAt(int step, BackupName name) {
        var calls = new AtomicInteger();
        store.fail((operation, key) -> calls.incrementAndGet() >= step);
        try {
            oldKeys.rekey(name, AgeEncryption.to(NEW), object -> {});
            return true;
        } catch (BackupException died) {
            return false;
        } finally {
            store.fail(Fault.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLIP", "SHORTEN", "FORGET"})
    void keepsTheFormerObjectsIfTheStoreDidNotKeepTheNewOnes(FaultEffect effect) {
        BackupName name = sealed();
        store.fail(Fault.on(StoreOperation.WRITE, "toc.dat.age").with(effect));

        assertThatThrownBy(() -> oldKeys.rekey(name, AgeEncryption.to(NEW), object -> {}))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("as it was before");
        store.fail(Fault.NONE);

        assertWhole(oldKeys, name);
    }

    @Test
    void namesObjectsThatTheStoreDoesNotDelete() {
        BackupName name = sealed();
        store.fail(Fault.on(StoreOperation.DELETE, "toc.dat.age"));

        Rekeyed rekeyed = oldKeys.rekey(name, AgeEncryption.to(NEW), object -> {});
        store.fail(Fault.NONE);

        assertThat(rekeyed.leftovers()).containsExactly("toc.dat.age");
        assertWhole(newKeys, name);
    }

    @Test
    void keepsASecondProcessAwayUntilTheFirstIsDead() {
        BackupName name = sealed();
        memory.put(key(name, "rekeying.json"), new byte[0], PutOptions.CREATE);

        assertThatThrownBy(() -> oldKeys.rekey(name, AgeEncryption.to(NEW), object -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("by another process");
        clock.advance(Duration.ofMinutes(16));
        oldKeys.rekey(name, AgeEncryption.to(NEW), object -> {});

        assertThat(memory.keys()).noneMatch(key -> key.path().endsWith("rekeying.json"));
    }

    @Test
    void needsTheOldKey() {
        BackupName name = sealed();
        List<ObjectKey> before = memory.keys();

        assertThatThrownBy(() -> newKeys.rekey(name, AgeEncryption.to(NEW), object -> {}))
                .isInstanceOf(MissingKeyException.class);
        assertThatThrownBy(() -> repository.rekey(name, AgeEncryption.to(NEW), object -> {}))
                .isInstanceOf(MissingKeyException.class);

        assertThat(memory.keys()).isEqualTo(before);
    }

    private static boolean isReadBy(Repository keys, BackupName name) {
        try {
            keys.open(name);
            return true;
        } catch (MissingKeyException others) {
            return false;
        }
    }

    private void assertWhole(Repository keys, BackupName name) {
        SealedBackup backup = keys.open(name);
        var report = new Verification(backup, VerificationLevel.CONTENTS, 1, ProgressListener.NONE, clock).run();
        assertThat(report.passed()).as("%s", report.findings()).isTrue();
        assertThat(report.rows()).isEqualTo(3);
    }
}
