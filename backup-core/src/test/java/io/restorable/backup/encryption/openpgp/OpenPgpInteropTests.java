package io.restorable.backup.encryption.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.encryption.NoFittingKeyException;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.Streams;
import io.restorable.backup.error.InvalidKeyException;
import io.restorable.backup.test.database.tools.NeedsPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program {@code gpg} reads what we write, and we read what it writes. */
@NeedsPrograms({"gpg", "gpgconf"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenPgpInteropTests {

    private static final String LOCK = "lock of the key";

    @TempDir
    private Path folder;

    private GnuPg gpg = GnuPg.NONE;
    private String rsa = "";
    private String curve = "";

    @BeforeAll
    void makeKeys() throws IOException {
        gpg = GnuPg.open();
        rsa = gpg.generate("rsa@example.org", "default", "");
        curve = gpg.generate("curve@example.org", "ed25519", LOCK);
    }

    @AfterAll
    void endAgent() {
        gpg.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
    void gpgReadsWhatIsEncryptedForKeys(int length) throws IOException {
        byte[] plain = Streams.bytes(length);
        BackupEncryption encryption = OpenPgpEncryption.to(List.of(
                        gpg.exportPublic(rsa, folder.resolve("rsa.asc")),
                        gpg.exportPublic(curve, folder.resolve("curve.asc"))))
                .begin();
        Path ours = Files.write(folder.resolve("ours.gpg"), Streams.encrypt(encryption, plain, new Random(1)));
        Path back = folder.resolve("back");

        gpg.run("--passphrase", LOCK, "--output", back.toString(), "--decrypt", ours.toString());

        assertThat(encryption.keyIds()).containsExactly(rsa, curve);
        assertThat(back).hasBinaryContent(plain);
    }

    @Test
    void weReadWhatGpgEncryptsForKeys() throws IOException {
        byte[] plain = "the same line again and again\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        Path source = Files.write(folder.resolve("plain"), plain);
        Path theirs = folder.resolve("theirs.gpg");
        Path rsaKey = gpg.exportSecret(rsa, folder.resolve("rsa-secret.asc"), "");
        Path curveKey = gpg.exportSecret(curve, folder.resolve("curve-secret.asc"), LOCK);
        var both = OpenPgpDecryption.NONE
                .andPassphrase(Passphrase.of("wrong"))
                .andPassphrase(Passphrase.of(LOCK))
                .andKeyFile(curveKey)
                .andKeyFile(rsaKey);

        for (String recipient : List.of(rsa, curve)) {
            for (String way : List.of("--recipient", "--hidden-recipient")) {
                gpg.run("--output", theirs.toString(), way, recipient, "--encrypt", source.toString());
                assertThat(Streams.decrypt(both, Files.readAllBytes(theirs), new Random(1)))
                        .isEqualTo(plain);
            }
        }
        byte[] forCurve = Files.readAllBytes(theirs);
        assertThatThrownBy(() -> Streams.decrypt(OpenPgpDecryption.NONE.andKeyFile(rsaKey), forCurve, new Random(1)))
                .isInstanceOf(NoFittingKeyException.class);
        assertThatThrownBy(() -> OpenPgpDecryption.NONE.andKeyFile(curveKey))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("is locked");
        assertThat(both.toString()).contains(rsa, curve);
    }

    @Test
    void passphrasesMeanTheSame() throws IOException {
        byte[] plain = Streams.bytes(70_000);
        Path source = Files.write(folder.resolve("plain"), plain);
        var encryption =
                OpenPgpEncryption.withPassphrase(Passphrase.of("winter lemon")).begin();
        Path ours = Files.write(folder.resolve("ours.gpg"), Streams.encrypt(encryption, plain, new Random(1)));
        Path back = folder.resolve("back");
        Path theirs = folder.resolve("theirs.gpg");

        gpg.run("--passphrase", "winter lemon", "--output", back.toString(), "--decrypt", ours.toString());
        gpg.run("--passphrase", "winter lemon", "--output", theirs.toString(), "--symmetric", source.toString());

        assertThat(back).hasBinaryContent(plain);
        var keys = OpenPgpDecryption.NONE.andPassphrase(Passphrase.of("winter lemon"));
        assertThat(Streams.decrypt(keys, Files.readAllBytes(theirs), new Random(1)))
                .isEqualTo(plain);
    }

    @Test
    void refusesKeysThatCannotEncrypt() throws IOException {
        gpg.run("--passphrase", "", "--quick-generate-key", "signer@example.org", "ed25519", "sign", "never");
        Path signer = gpg.exportPublic("signer@example.org", folder.resolve("signer.asc"));
        Path nothing = Files.writeString(folder.resolve("nothing.asc"), "no key\n");

        assertThatThrownBy(() -> OpenPgpEncryption.to(List.of(signer)))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("can encrypt");
        assertThatThrownBy(() -> OpenPgpEncryption.to(List.of(nothing))).isInstanceOf(InvalidKeyException.class);
    }
}
