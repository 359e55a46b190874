package io.restorable.backup.encryption.openpgp;

import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.encryption.BouncyCastle;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.EncryptionFormat;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.error.InvalidKeyException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.operator.PGPKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.jspecify.annotations.Nullable;

/** Encrypts as {@code gpg} does, for public keys, each of which alone can decrypt, or for a passphrase. */
public final class OpenPgpEncryption implements Encryption {

    /** How a passphrase is named among the keys of a backup. */
    static final String PASSPHRASE_ID = "passphrase";

    private final List<PublicKeys.Recipient> recipients;
    private final @Nullable Passphrase passphrase;

    private OpenPgpEncryption(List<PublicKeys.Recipient> recipients, @Nullable Passphrase passphrase) {
        this.recipients = recipients.stream().distinct().toList();
        this.passphrase = passphrase;
    }

    /**
     * Encrypts for the owners of public keys.
     *
     * @param keyFiles files as {@code gpg --export} writes them, armored or not; at least one
     * @throws InvalidKeyException if one holds no key that can encrypt now
     */
    public static OpenPgpEncryption to(List<Path> keyFiles) {
        BouncyCastle.require();
        if (keyFiles.isEmpty()) {
            throw new InvalidKeyException("No key file was given.", "Give one that 'gpg --export' wrote.", null);
        }
        return of(keyFiles.stream()
                .flatMap(file -> PublicKeys.read(file).stream())
                .toList());
    }

    static OpenPgpEncryption of(List<PublicKeys.Recipient> recipients) {
        return new OpenPgpEncryption(recipients, null);
    }

    /** Encrypts for a passphrase, as {@code gpg --symmetric} does. */
    public static OpenPgpEncryption withPassphrase(Passphrase passphrase) {
        BouncyCastle.require();
        return new OpenPgpEncryption(List.of(), passphrase);
    }

    @Override
    public EncryptionFormat format() {
        return EncryptionFormat.OPENPGP;
    }

    @Override
    public BackupEncryption begin() {
        return passphrase == null ? OneBackup.to(recipients) : OneBackup.with(passphrase);
    }

    @Override
    public String toString() {
        return "OpenPGP for " + (passphrase == null ? fingerprints(recipients) : "a passphrase");
    }

    private static List<String> fingerprints(List<PublicKeys.Recipient> recipients) {
        return recipients.stream().map(PublicKeys.Recipient::fingerprint).toList();
    }

    /** Apart, so that the class around it can be loaded, and say what is missing, without the library. */
    private record OneBackup(List<String> keyIds, List<PGPKeyEncryptionMethodGenerator> methods)
            implements BackupEncryption {

        static OneBackup to(List<PublicKeys.Recipient> recipients) {
            var methods = new ArrayList<PGPKeyEncryptionMethodGenerator>();
            recipients.forEach(recipient -> methods.add(new BcPublicKeyKeyEncryptionMethodGenerator(recipient.key())));
            return new OneBackup(fingerprints(recipients), List.copyOf(methods));
        }

        static OneBackup with(Passphrase passphrase) {
            return new OneBackup(List.of(PASSPHRASE_ID), List.of(new StretchedOnce(passphrase)));
        }

        @Override
        public EncryptionFormat format() {
            return EncryptionFormat.OPENPGP;
        }

        @Override
        public Optional<byte[]> keyObject() {
            return Optional.empty();
        }

        @Override
        public OutputStream encrypt(OutputStream target) throws IOException {
            return new MessageOutput(target, methods);
        }
    }
}
