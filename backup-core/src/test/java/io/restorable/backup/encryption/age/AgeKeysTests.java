package io.restorable.backup.encryption.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.Streams;
import io.restorable.backup.error.InvalidKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeKeysTests {

    private static final AgeKey KEY = AgeKey.generate();

    @TempDir
    private Path folder;

    @Test
    void knowsTheRecipientOfAnIdentity() throws GeneralSecurityException {
        assertThat(AgeKey.parse(KEY.identity()).recipient()).isEqualTo(KEY.recipient());
    }

    @Test
    void readsSeveralIdentitiesBetweenCommentsAndEmptyLines() throws IOException {
        var second = AgeKey.generate();
        Path file = Files.writeString(
                folder.resolve("keys.txt"),
                "# created: 2026-11-21\r\n# public key: age1…\r\n" + KEY.identity() + "\r\n\n  " + second.identity()
                        + "\n");

        AgeDecryption keys = AgeDecryption.NONE.andIdentityFile(file);

        assertThat(keys.count()).isEqualTo(2);
        assertThat(keys.toString())
                .contains(KEY.recipient(), second.recipient())
                .doesNotContain("SECRET");
    }

    @Test
    void readsAnIdentityFileThatIsLockedWithAPassphrase() throws IOException {
        var locked =
                AgeEncryption.withPassphrase(Passphrase.of("one two three")).begin();
        Path file =
                Files.write(folder.resolve("key.txt.age"), locked.keyObject().orElseThrow());
        byte[] stored = Streams.encrypt(locked, Streams.bytes(100), new Random(1));

        AgeDecryption keys =
                AgeDecryption.NONE.andPassphrase(Passphrase.of("one two three")).andIdentityFile(file);

        assertThat(Streams.decrypt(keys, stored, new Random(1))).isEqualTo(Streams.bytes(100));
        assertThatThrownBy(() -> AgeDecryption.NONE.andIdentityFile(file))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("is encrypted, and no passphrase given fits");
    }

    @Test
    void encryptsForTheKeysThatDecrypt() throws IOException {
        var keys = AgeDecryption.NONE.andIdentities(KEY.identity());

        byte[] stored = Streams.encrypt(keys.sameKeys().begin(), Streams.bytes(10), new Random(1));

        assertThat(Streams.decrypt(keys, stored, new Random(1))).isEqualTo(Streams.bytes(10));
    }

    @Test
    void neverRepeatsSecrets() throws IOException {
        String damaged = KEY.identity().substring(0, 70) + "QQQQ";
        Path file = Files.writeString(folder.resolve("keys.txt"), damaged + "\n");

        assertThatThrownBy(() -> AgeDecryption.NONE.andIdentityFile(file))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("line 1")
                .hasNoCause()
                .message()
                .doesNotContain(damaged.substring(20, 40));
        assertThatThrownBy(() -> AgeEncryption.to(KEY.identity()))
                .isInstanceOf(InvalidKeyException.class)
                .hasNoCause()
                .message()
                .doesNotContain(KEY.identity().substring(20, 40));
        assertThatThrownBy(() -> Passphrase.fromEnvironment("my secret itself"))
                .isInstanceOf(InvalidKeyException.class)
                .message()
                .doesNotContain("my secret");
        assertThat(Passphrase.of("my secret")).asString().doesNotContain("my secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"age1", "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "ssh-ed25519 AAAA"})
    void refusesWhatIsNoRecipient(String text) {
        assertThatThrownBy(() -> AgeEncryption.to(text)).isInstanceOf(InvalidKeyException.class);
    }
}
