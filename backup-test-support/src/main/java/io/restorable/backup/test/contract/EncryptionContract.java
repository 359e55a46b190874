package io.restorable.backup.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.restorable.backup.encryption.BackupDecryption;
import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.NoFittingKeyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Encryption} with its {@link Decryption} must do: only the right key reads, all that was written comes
 * back, and nothing that was changed, cut off or added goes unseen. A form proves itself by a test class that extends this
 * one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EncryptionContract {

    private static final int SOME = 200_000;

    private BackupEncryption sealing;
    private BackupDecryption reading;
    private byte[] message = new byte[0];

    /** The encryption under test. */
    protected abstract Encryption encryption();

    /** The keys that decrypt it. */
    protected abstract Decryption decryption();

    /** Keys of the same form that do not decrypt it. */
    protected abstract Decryption otherKeys();

    /** The secrets in all of these, none of which may ever be printed. */
    protected abstract List<String> secrets();

    /** Once for all tests: stretching a passphrase takes long, as it should. */
    @BeforeAll
    final void beginOneBackup() throws IOException {
        sealing = encryption().begin();
        reading = decryption().begin(sealing.keyObject());
        message = encrypt(sealing, random(SOME));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 3_000_000})
    final void givesBackWhatItWasGiven(int length) throws IOException {
        byte[] plain = random(length);

        assertThat(decrypt(reading, encrypt(sealing, plain))).isEqualTo(plain);
    }

    @Test
    final void agreesOnItsForm() {
        assertThat(sealing.format()).isEqualTo(encryption().format());
        assertThat(decryption().format()).isEqualTo(encryption().format());
        assertThat(decryption().count()).isPositive();
        assertThat(sealing.keyIds())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(id).isNotBlank());
    }

    @Test
    final void hidesWhatItWasGiven() throws IOException {
        byte[] plain = "the very same words ".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

        byte[] once = encrypt(sealing, plain);
        byte[] again = encrypt(sealing, plain);

        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("very same");
        assertThat(once).isNotEqualTo(again);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.4, 0.7, 1})
    final void refusesAMessageThatWasCutOff(double part) {
        byte[] cut = Arrays.copyOf(message, (int) Math.min(message.length - 1, message.length * part));

        assertThatIOException().isThrownBy(() -> decrypt(reading, cut));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.999})
    final void refusesAMessageThatWasChanged(double part) {
        byte[] changed = message.clone();
        changed[(int) (changed.length * part)] ^= 0x10;

        assertThatIOException().isThrownBy(() -> decrypt(reading, changed));
    }

    @Test
    final void refusesBytesAfterTheEnd() {
        byte[] longer = Arrays.copyOf(message, message.length + 16);

        assertThatIOException().isThrownBy(() -> decrypt(reading, longer));
    }

    @Test
    final void refusesAMessageThatWasNotFinished() throws IOException {
        var target = new ByteArrayOutputStream();
        OutputStream unfinished = sealing.encrypt(target);
        unfinished.write(random(SOME));
        unfinished.flush();

        assertThatIOException().isThrownBy(() -> decrypt(reading, target.toByteArray()));
        unfinished.close();
    }

    @Test
    final void tellsThatNoKeyFits() {
        assertThatExceptionOfType(NoFittingKeyException.class)
                .isThrownBy(() -> decrypt(otherKeys().begin(sealing.keyObject()), message));
    }

    @Test
    final void encryptsForTheVeryKeysThatDecrypt() throws IOException {
        BackupEncryption back = decryption().sameKeys().begin();
        byte[] plain = random(1_000);

        byte[] encrypted = encrypt(back, plain);

        assertThat(decrypt(decryption().begin(back.keyObject()), encrypted)).isEqualTo(plain);
    }

    @Test
    final void keepsItsSecrets() {
        Optional<String> keyObject = sealing.keyObject().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
        String printed = encryption() + " " + decryption() + " " + sealing + " " + reading + " " + sealing.keyIds()
                + " " + keyObject.orElse("");

        assertThat(secrets())
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(printed).doesNotContain(secret));
    }

    @Test
    final void closesWhatItWritesToAndReadsFrom() throws IOException {
        var closed = new AtomicInteger();
        var target = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        sealing.encrypt(target).close();
        assertThat(closed).hasPositiveValue();

        closed.set(0);
        var source = new ByteArrayInputStream(message) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        reading.decrypt(source).close();
        assertThat(closed).hasPositiveValue();
    }

    private static byte[] encrypt(BackupEncryption encryption, byte[] plain) throws IOException {
        var target = new ByteArrayOutputStream();
        try (OutputStream encrypted = encryption.encrypt(target)) {
            encrypted.write(plain);
        }
        return target.toByteArray();
    }

    private static byte[] decrypt(BackupDecryption decryption, byte[] encrypted) throws IOException {
        try (InputStream plain = decryption.decrypt(new ByteArrayInputStream(encrypted))) {
            return plain.readAllBytes();
        }
    }

    private static byte[] random(int length) throws IOException {
        try (InputStream source = new RandomInput(length)) {
            return source.readAllBytes();
        }
    }
}
