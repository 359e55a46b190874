package io.restorable.backup.encryption.age;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.encryption.BouncyCastle;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.EncryptionFormat;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.error.InvalidKeyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts for age recipients, for a passphrase, or for both; each key alone can decrypt. With a passphrase, every
 * backup has an X25519 key of its own, and the passphrase encrypts that one: what {@code age -i key.txt.age} reads.
 */
public final class AgeEncryption implements Encryption {

    /** How a passphrase is named among the keys of a backup. */
    static final String PASSPHRASE_ID = "passphrase";

    private final List<String> recipients;
    private final @Nullable Passphrase passphrase;

    private AgeEncryption(List<String> recipients, @Nullable Passphrase passphrase) {
        this.recipients = recipients.stream().distinct().toList();
        this.passphrase = passphrase;
    }

    /**
     * Encrypts for recipients.
     *
     * @param recipients as {@code age-keygen} prints them: {@code age1ql3z…}; at least one
     * @throws InvalidKeyException if one is none
     */
    public static AgeEncryption to(String... recipients) {
        return to(List.of(recipients));
    }

    /** Encrypts for recipients; otherwise as {@link #to(String...)}. */
    public static AgeEncryption to(List<String> recipients) {
        if (recipients.isEmpty()) {
            throw new InvalidKeyException("No recipient was given.", "Give one, as age-keygen prints it.", null);
        }
        recipients.forEach(AgeEncryption::writer);
        return new AgeEncryption(recipients, null);
    }

    /** Encrypts for a passphrase alone. */
    public static AgeEncryption withPassphrase(Passphrase passphrase) {
        BouncyCastle.require();
        return new AgeEncryption(List.of(), passphrase);
    }

    /** The same, for a passphrase besides. */
    public AgeEncryption andPassphrase(Passphrase other) {
        BouncyCastle.require();
        return new AgeEncryption(recipients, other);
    }

    @Override
    public EncryptionFormat format() {
        return EncryptionFormat.AGE;
    }

    @Override
    public BackupEncryption begin() {
        var keyIds = new ArrayList<>(recipients);
        if (passphrase == null) {
            return new OneBackup(keyIds, writers(recipients), Optional.empty());
        }
        keyIds.add(PASSPHRASE_ID);
        AgeKey own = AgeKey.generate();
        var all = new ArrayList<>(recipients);
        all.add(own.recipient());
        return new OneBackup(keyIds, writers(all), Optional.of(locked(own, passphrase)));
    }

    @Override
    public String toString() {
        return "age for " + recipients + (passphrase == null ? "" : " and a passphrase");
    }

    /** The same text as a file of {@code age-keygen}, encrypted as by {@code age -p}. */
    private static byte[] locked(AgeKey key, Passphrase passphrase) {
        String text = "# public key: " + key.recipient() + "\n" + key.identity() + "\n";
        var locked = new ByteArrayOutputStream();
        try (OutputStream body = AgeStream.encrypt(locked, List.of(ScryptStanza.writer(passphrase)))) {
            body.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return locked.toByteArray();
    }

    private static List<RecipientStanzaWriter> writers(List<String> recipients) {
        return recipients.stream().map(AgeEncryption::writer).toList();
    }

    private static RecipientStanzaWriter writer(String recipient) {
        try {
            if (recipient.startsWith(AgeKey.RECIPIENT)) {
                return AgeKey.writer(recipient);
            }
        } catch (GeneralSecurityException | RuntimeException failure) {
            // What it says may repeat the text, and somebody may have given the secret key instead.
        }
        throw new InvalidKeyException(
                recipient.startsWith(AgeKey.RECIPIENT)
                        ? "'" + recipient + "' is no age recipient of the kind X25519."
                        : "What was given as a recipient is none; it is not repeated here, as it may be a secret key.",
                "A recipient begins with age1 and has 62 letters and digits; 'age-keygen -y FILE' prints it.",
                null);
    }

    private record OneBackup(List<String> keyIds, List<RecipientStanzaWriter> writers, Optional<byte[]> keyObject)
            implements BackupEncryption {

        @Override
        public EncryptionFormat format() {
            return EncryptionFormat.AGE;
        }

        @Override
        public OutputStream encrypt(OutputStream target) throws IOException {
            return AgeStream.encrypt(target, writers);
        }
    }
}
