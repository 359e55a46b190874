package io.restorable.backup.encryption;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Encrypts and decrypts in memory, with pieces of any length. */
public final class Streams {

    /** Around the pieces of 64 KiB that both formats' streams are made of. */
    private static final int PIECE = 64 * 1024;

    private Streams() {}

    /** The lengths at which something could be cut wrongly. */
    public static IntStream lengths() {
        return IntStream.of(
                0,
                1,
                15,
                16,
                17,
                8_191,
                8_192,
                PIECE - 1,
                PIECE,
                PIECE + 1,
                2 * PIECE - 1,
                2 * PIECE,
                2 * PIECE + 1,
                3 * PIECE + 4_711);
    }

    /** Bytes that no compression makes smaller; the same for the same length. */
    public static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Encrypts, writing pieces of random lengths. */
    public static byte[] encrypt(BackupEncryption encryption, byte[] plain, Random random) throws IOException {
        var stored = new ByteArrayOutputStream();
        try (OutputStream body = encryption.encrypt(stored)) {
            int at = 0;
            while (at < plain.length) {
                int length = Math.min(plain.length - at, 1 + random.nextInt(random.nextBoolean() ? 10 : 100_000));
                if (length == 1) {
                    body.write(plain[at]);
                } else {
                    body.write(plain, at, length);
                }
                at += length;
            }
        }
        return stored.toByteArray();
    }

    /** Decrypts from a source that gives pieces of random lengths. */
    public static byte[] decrypt(Decryption keys, byte[] stored, Random random) throws IOException {
        return decrypt(keys.begin(Optional.empty()), stored, random);
    }

    /** The same as a further object of a backup whose reading has begun. */
    public static byte[] decrypt(BackupDecryption backup, byte[] stored, Random random) throws IOException {
        var source = new Drops(new ByteArrayInputStream(stored), random);
        try (InputStream plain = backup.decrypt(source)) {
            return plain.readAllBytes();
        }
    }

    /** Gives fewer bytes than it is asked for, as networks do. */
    private static final class Drops extends FilterInputStream {

        private final Random random;

        Drops(InputStream source, Random random) {
            super(source);
            this.random = random;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, Math.min(length, 1 + random.nextInt(random.nextInt(8) == 0 ? 5 : 50_000)));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
