package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.InvalidKeyException;
import io.restorable.backup.error.UnauthenticManifestException;
import io.restorable.backup.manifest.MacCheck;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.manifest.Sha256;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Protection;
import io.restorable.backup.repository.Repository;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What somebody can do who can write to the store, but does not have the MAC key. */
class ManifestMacTests extends TestOfRepository {

    private static final String SECRET = "4f1d0c6b8a2e97531f0e8d7c6b5a4938";

    private final Repository authenticated = with(SECRET);

    private Repository with(String secret) {
        return new Repository(store, clock, new Protection(null, KeyRing.EMPTY, ManifestKey.of(secret)));
    }

    private BackupName sealed(String label) {
        return sample().sealIn(authenticated, "shop", label);
    }

    @Test
    void knowsItsOwnManifests() {
        BackupName name = sealed("nightly");

        assertThat(authenticated.open(name).mac()).isEqualTo(MacCheck.RIGHT);
        assertThat(authenticated.list()).singleElement().isInstanceOf(ListedBackup.Sealed.class);
    }

    @Test
    void saysThatNothingWasCheckedWithoutTheKey() {
        assertThat(repository.open(sealed("nightly")).mac()).isEqualTo(MacCheck.NOT_CHECKED);
        assertThat(repository.open(seal("shop", "other")).mac()).isEqualTo(MacCheck.NONE);
    }

    @Test
    void findsAnEditedManifest() {
        BackupName name = sealed("nightly");
        String manifest = manifest(name);

        replaceSealed(name, manifest.replace("\"rows\":3", "\"rows\":2"));

        assertThat(manifest).contains("\"rows\":3");
        assertRefused(name, "does not match its MAC");
        assertThat(repository.open(name).mac()).isEqualTo(MacCheck.NOT_CHECKED);
    }

    @Test
    void findsAnObjectOfAnotherBackupThatAnEditedManifestCovers() {
        BackupName old = sample().sealIn(authenticated, "shop", "old");
        BackupName name = sample().holdsRows(10, "1\tEve\n").sealIn(authenticated, "shop", "new");
        byte[] stale = memory.bytes(key(old, "10.dat"));
        byte[] present = memory.bytes(key(name, "10.dat"));

        memory.replace(key(name, "10.dat"), stale);
        assertThatThrownBy(() -> readToEnd(authenticated.open(name), "10.dat"))
                .isInstanceOf(DamagedBackupException.class);

        replaceSealed(
                name,
                manifest(name)
                        .replace(Sha256.of(present).hex(), Sha256.of(stale).hex()));
        assertRefused(name, "does not match its MAC");
    }

    @Test
    void findsAnOlderManifestUnderANewerName() {
        BackupName old = sealed("nightly");
        clock.advance(DAY);
        BackupName name = sealed("nightly");

        memory.replace(key(name, "manifest.json"), memory.bytes(key(old, "manifest.json")));

        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> authenticated.open(name))
                .withMessageContaining("is that of backup " + old);
    }

    @Test
    void findsAMacThatWasTakenOffOrIsOfAnotherKey() {
        BackupName name = sealed("nightly");
        String manifest = manifest(name);

        replaceSealed(name, manifest.replaceFirst("\"mac\":\\{[^}]*},", ""));
        assertRefused(name, "carries no MAC");

        memory.replace(key(name, "manifest.json"), manifest.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(UnauthenticManifestException.class)
                .isThrownBy(() -> with("another secret of more than 32 letters").open(name))
                .withMessageContaining("the key given is");
    }

    @Test
    void asksForASecretThatNobodyCanGuess() {
        assertThatThrownBy(() -> ManifestKey.of("a passphrase"))
                .isInstanceOf(InvalidKeyException.class)
                .message()
                .doesNotContain("a passphrase.");
        assertThat(ManifestKey.of(SECRET)).asString().doesNotContain(SECRET);
    }

    private void assertRefused(BackupName name, String why) {
        assertThatExceptionOfType(UnauthenticManifestException.class)
                .isThrownBy(() -> authenticated.open(name))
                .withMessageContaining(why);
        assertThat(authenticated.list())
                .filteredOn(listed -> listed.name().equals(name))
                .singleElement()
                .isInstanceOf(ListedBackup.Unreadable.class);
    }

    private String manifest(BackupName name) {
        return new String(memory.bytes(key(name, "manifest.json")), StandardCharsets.UTF_8);
    }

    /** With a seal that fits: it needs no key. */
    private void replaceSealed(BackupName name, String manifest) {
        int line = manifest.lastIndexOf('\n', manifest.length() - 2);
        String body = manifest.substring(0, line);
        String seal = Sha256.of(body.getBytes(StandardCharsets.UTF_8)).hex();
        String end = manifest.substring(line).replaceFirst("\"seal\":\"[0-9a-f]{64}\"", "\"seal\":\"" + seal + "\"");
        memory.replace(key(name, "manifest.json"), (body + end).getBytes(StandardCharsets.UTF_8));
    }
}
