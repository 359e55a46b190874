package io.restorable.backup.encryption.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.encryption.BackupDecryption;
import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.encryption.NoFittingKeyException;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.Streams;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenPgpStreamTests {

    private static final BackupEncryption ENCRYPTION =
            OpenPgpEncryption.withPassphrase(Passphrase.of("one two three")).begin();

    /** All tests share the reading of one backup: stretching a passphrase takes long, as it should. */
    private static final BackupDecryption KEYS = OpenPgpDecryption.NONE
            .andPassphrase(Passphrase.of("another one"))
            .andPassphrase(Passphrase.of("one two three"))
            .begin(Optional.empty());

    @ParameterizedTest
    @MethodSource("io.restorable.backup.encryption.Streams#lengths")
    void bringsBytesBackWhateverTheLengthAndThePieces(int length) throws IOException {
        byte[] plain = Streams.bytes(length);
        var random = new Random(length);

        byte[] stored = Streams.encrypt(ENCRYPTION, plain, random);

        assertThat(Streams.decrypt(KEYS, stored, random)).isEqualTo(plain);
    }

    @Test
    void findsCutsAndBytesTooMany() throws IOException {
        byte[] stored = Streams.encrypt(ENCRYPTION, Streams.bytes(70_000), new Random(1));
        for (int cut : new int[] {1, 2, 19, 20, 21, 22, 23, 100, 40_000, stored.length - 1, stored.length}) {
            byte[] shorter = Arrays.copyOf(stored, stored.length - cut);
            assertThatThrownBy(() -> Streams.decrypt(KEYS, shorter, new Random(2)))
                    .as("without the last %d bytes", cut)
                    .isInstanceOf(IOException.class);
        }
        byte[] longer = Arrays.copyOf(stored, stored.length + 1);
        assertThatThrownBy(() -> Streams.decrypt(KEYS, longer, new Random(2))).isInstanceOf(IOException.class);
    }

    @Test
    void findsFlippedBits() throws IOException {
        byte[] plain = Streams.bytes(70_000);
        byte[] stored = Streams.encrypt(ENCRYPTION, plain, new Random(1));
        var random = new Random(3);
        for (int round = 0; round < 12; round++) {
            byte[] changed = stored.clone();
            // The first third of the rounds in the packets before the rows.
            int at = round < 4 ? 2 + round * 8 : random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> Streams.decrypt(KEYS, changed, random))
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesAWrongPassphrase() throws IOException {
        byte[] stored = Streams.encrypt(ENCRYPTION, Streams.bytes(100), new Random(1));
        var wrong = OpenPgpDecryption.NONE.andPassphrase(Passphrase.of("one two four"));

        assertThatThrownBy(() -> Streams.decrypt(wrong, stored, new Random(1)))
                .isInstanceOf(NoFittingKeyException.class);
        assertThat(ENCRYPTION.keyIds()).containsExactly("passphrase");
    }

    @Test
    void hasAnotherCiphertextForEachObject() throws IOException {
        byte[] first = Streams.encrypt(ENCRYPTION, Streams.bytes(100), new Random(1));
        byte[] second = Streams.encrypt(ENCRYPTION, Streams.bytes(100), new Random(1));

        assertThat(Arrays.copyOfRange(first, 30, 60)).isNotEqualTo(Arrays.copyOfRange(second, 30, 60));
    }
}
