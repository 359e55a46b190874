package io.restorable.backup.encryption.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import io.restorable.backup.encryption.BackupDecryption;
import io.restorable.backup.encryption.BouncyCastle;
import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.EncryptionFormat;
import io.restorable.backup.encryption.NoFittingKeyException;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.error.InvalidKeyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decrypts with age identities and passphrases. */
public final class AgeDecryption implements Decryption {

    /** No key yet. */
    public static final AgeDecryption NONE = new AgeDecryption(List.of(), List.of());

    private static final int LARGEST_IDENTITY_FILE = 1 << 20;

    private final List<AgeKey> keys;
    private final List<Passphrase> passphrases;

    private AgeDecryption(List<AgeKey> keys, List<Passphrase> passphrases) {
        this.keys = List.copyOf(keys);
        this.passphrases = List.copyOf(passphrases);
    }

    /** The same with one passphrase more. */
    public AgeDecryption andPassphrase(Passphrase passphrase) {
        BouncyCastle.require();
        var all = new ArrayList<>(passphrases);
        all.add(passphrase);
        return new AgeDecryption(keys, all);
    }

    /**
     * The same with the identities of a file: one in each line, as {@code age-keygen} writes them; empty lines and lines
     * that begin with {@code #} do not count. A file that is itself encrypted with one of the passphrases given before
     * will do, too.
     *
     * @throws InvalidKeyException if it cannot be read, or holds anything else
     */
    public AgeDecryption andIdentityFile(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(LARGEST_IDENTITY_FILE);
            return andKeys(AgeIdentities.parse("The identity file " + file, unlocked(bytes)));
        } catch (NoFittingKeyException locked) {
            throw new InvalidKeyException(
                    "The identity file " + file + " is encrypted, and no passphrase given fits.",
                    "Give its passphrase by --passphrase-env.",
                    locked);
        } catch (IOException failure) {
            throw new InvalidKeyException(
                    "The identity file " + file + " cannot be read: " + failure.getMessage() + ".",
                    "Give a file as age-keygen writes it.",
                    failure);
        }
    }

    /**
     * The same with the identities of a text, as in {@link #andIdentityFile}.
     *
     * @throws InvalidKeyException if it holds anything else
     */
    public AgeDecryption andIdentities(String text) {
        return andKeys(AgeIdentities.parse("The text of identities", text));
    }

    @Override
    public EncryptionFormat format() {
        return EncryptionFormat.AGE;
    }

    @Override
    public int count() {
        return keys.size() + passphrases.size();
    }

    @Override
    public BackupDecryption begin(Optional<byte[]> keyObject) {
        return new OneBackup(keyObject.orElse(null));
    }

    @Override
    public Encryption sameKeys() {
        AgeEncryption forKeys = null;
        if (!keys.isEmpty()) {
            forKeys = AgeEncryption.to(keys.stream().map(AgeKey::recipient).toList());
        }
        if (passphrases.isEmpty()) {
            return forKeys == null ? AgeEncryption.to() : forKeys;
        }
        Passphrase first = passphrases.get(0);
        return forKeys == null ? AgeEncryption.withPassphrase(first) : forKeys.andPassphrase(first);
    }

    @Override
    public String toString() {
        return "age keys " + keys + (passphrases.isEmpty() ? "" : " and " + passphrases.size() + " passphrases");
    }

    private AgeDecryption andKeys(List<AgeKey> more) {
        var all = new ArrayList<>(keys);
        all.addAll(more);
        return new AgeDecryption(all, passphrases);
    }

    private String unlocked(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8);
        if (!text.startsWith("age-encryption.org/")) {
            return text;
        }
        try (InputStream plain = AgeStream.decrypt(new ByteArrayInputStream(file), readersOfPassphrases())) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<RecipientStanzaReader> readersOfPassphrases() {
        return passphrases.stream().map(ScryptStanza::reader).toList();
    }

    /** Opens the backup's own key when the first object is read, and once. */
    private final class OneBackup implements BackupDecryption {

        private final byte @Nullable [] keyObject;
        private @Nullable List<RecipientStanzaReader> readers;

        OneBackup(byte @Nullable [] keyObject) {
            this.keyObject = keyObject;
        }

        @Override
        public InputStream decrypt(InputStream source) throws IOException {
            return AgeStream.decrypt(source, readers());
        }

        private synchronized List<RecipientStanzaReader> readers() throws IOException {
            if (readers == null) {
                var all = new ArrayList<RecipientStanzaReader>();
                keys.forEach(key -> all.add(key.reader()));
                all.addAll(keyObject == null ? readersOfPassphrases() : readersOfOwnKey(keyObject, all.isEmpty()));
                if (all.isEmpty()) {
                    throw new NoFittingKeyException(null);
                }
                readers = all;
            }
            return readers;
        }

        private List<RecipientStanzaReader> readersOfOwnKey(byte[] locked, boolean only) throws IOException {
            if (passphrases.isEmpty()) {
                return List.of();
            }
            try {
                return AgeIdentities.parse("The backup's own key", unlocked(locked)).stream()
                        .map(AgeKey::reader)
                        .toList();
            } catch (NoFittingKeyException otherPassphrase) {
                if (only) {
                    throw otherPassphrase;
                }
                return List.of();
            }
        }
    }
}
