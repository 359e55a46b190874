package io.restorable.backup.encryption.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.encryption.NoFittingKeyException;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.Streams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgeStreamTests {

    private static final AgeKey KEY = AgeKey.generate();
    private static final AgeKey OTHER_KEY = AgeKey.generate();
    private static final BackupEncryption ENCRYPTION =
            AgeEncryption.to(KEY.recipient()).begin();
    private static final AgeDecryption KEYS = AgeDecryption.NONE.andIdentities(KEY.identity());

    static IntStream lengths() {
        return Streams.lengths();
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void bringsBytesBackWhateverTheLengthAndThePieces(int length) throws IOException {
        byte[] plain = Streams.bytes(length);
        for (int seed = 0; seed < 3; seed++) {
            var random = new Random(seed);

            byte[] stored = Streams.encrypt(ENCRYPTION, plain, random);

            assertThat(Streams.decrypt(KEYS, stored, random)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void findsEveryCutAndEveryByteTooMany(int length) throws IOException {
        byte[] stored = Streams.encrypt(ENCRYPTION, Streams.bytes(length), new Random(1));
        var random = new Random(length);
        int[] cuts = {1, 15, 16, 17, 33, stored.length / 2, stored.length, 1 + random.nextInt(stored.length)};
        for (int cut : cuts) {
            byte[] shorter = Arrays.copyOf(stored, Math.max(0, stored.length - cut));
            assertThatThrownBy(() -> Streams.decrypt(KEYS, shorter, random))
                    .as("without the last %d bytes", cut)
                    .isInstanceOf(IOException.class);
        }
        byte[] longer = Arrays.copyOf(stored, stored.length + 1 + random.nextInt(100));
        assertThatThrownBy(() -> Streams.decrypt(KEYS, longer, random)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void findsFlippedBits(int length) throws IOException {
        byte[] stored = Streams.encrypt(ENCRYPTION, Streams.bytes(length), new Random(1));
        var random = new Random(length);
        for (int round = 0; round < (length < 20 ? 50 : 5); round++) {
            byte[] changed = stored.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> Streams.decrypt(KEYS, changed, random)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void hasAnotherCiphertextForEachObject() throws IOException {
        byte[] plain = Streams.bytes(100);

        assertThat(Streams.encrypt(ENCRYPTION, plain, new Random(1)))
                .isNotEqualTo(Streams.encrypt(ENCRYPTION, plain, new Random(1)));
    }

    @Test
    void isUsedByManyThreadsAtOnce() {
        List<Integer> wrong = IntStream.range(0, 64)
                .parallel()
                .filter(length -> !Arrays.equals(Streams.bytes(length), roundTrip(Streams.bytes(length))))
                .boxed()
                .toList();

        assertThat(wrong).isEmpty();
    }

    private static byte[] roundTrip(byte[] plain) {
        try {
            return Streams.decrypt(KEYS, Streams.encrypt(ENCRYPTION, plain, new Random(1)), new Random(1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void opensWithEachRecipientsKeyAndWithNoOther() throws IOException {
        var both = AgeEncryption.to(KEY.recipient(), OTHER_KEY.recipient());
        byte[] stored = Streams.encrypt(both.begin(), Streams.bytes(70_000), new Random(1));
        var random = new Random(2);
        var third = AgeKey.generate();

        for (AgeKey key : new AgeKey[] {KEY, OTHER_KEY}) {
            var keys = AgeDecryption.NONE.andIdentities(third.identity() + "\n" + key.identity());
            assertThat(Streams.decrypt(keys, stored, random)).isEqualTo(Streams.bytes(70_000));
        }
        assertThatThrownBy(() -> Streams.decrypt(AgeDecryption.NONE.andIdentities(third.identity()), stored, random))
                .isInstanceOf(NoFittingKeyException.class);
        assertThat(both.begin().keyIds()).containsExactly(KEY.recipient(), OTHER_KEY.recipient());
    }

    @Test
    void opensAKeyOfTheBackupsOwnWithThePassphrase() throws IOException {
        BackupEncryption backup =
                AgeEncryption.withPassphrase(Passphrase.of("correct horse")).begin();
        byte[] stored = Streams.encrypt(backup, Streams.bytes(70_000), new Random(1));

        AgeDecryption right = AgeDecryption.NONE
                .andPassphrase(Passphrase.of("another one"))
                .andPassphrase(Passphrase.of("correct horse"));
        AgeDecryption wrong = AgeDecryption.NONE.andPassphrase(Passphrase.of("correct horses"));

        assertThat(backup.keyIds()).containsExactly("passphrase");
        try (InputStream plain = right.begin(backup.keyObject()).decrypt(new ByteArrayInputStream(stored))) {
            assertThat(plain.readAllBytes()).isEqualTo(Streams.bytes(70_000));
        }
        assertThatThrownBy(() -> wrong.begin(backup.keyObject()).decrypt(new ByteArrayInputStream(stored)))
                .isInstanceOf(NoFittingKeyException.class);
        assertThatThrownBy(() -> right.begin(Optional.empty()).decrypt(new ByteArrayInputStream(stored)))
                .isInstanceOf(NoFittingKeyException.class);
    }
}
