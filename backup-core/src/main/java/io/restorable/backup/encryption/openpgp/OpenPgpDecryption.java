package io.restorable.backup.encryption.openpgp;

import io.restorable.backup.encryption.BackupDecryption;
import io.restorable.backup.encryption.BouncyCastle;
import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.EncryptionFormat;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.error.InvalidKeyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decrypts with OpenPGP secret keys and passphrases. */
public final class OpenPgpDecryption implements Decryption {

    /** No key yet. */
    public static final OpenPgpDecryption NONE = new OpenPgpDecryption(List.of(), List.of());

    private final List<SecretKeys.Unlocked> keys;
    private final List<Passphrase> passphrases;

    private OpenPgpDecryption(List<SecretKeys.Unlocked> keys, List<Passphrase> passphrases) {
        this.keys = List.copyOf(keys);
        this.passphrases = List.copyOf(passphrases);
    }

    /** The same with one passphrase more: of backups, and of key files that are given after it. */
    public OpenPgpDecryption andPassphrase(Passphrase passphrase) {
        BouncyCastle.require();
        var all = new ArrayList<>(passphrases);
        all.add(passphrase);
        return new OpenPgpDecryption(keys, all);
    }

    /**
     * The same with the secret keys of a file, as {@code gpg --export-secret-keys} writes them, armored or not.
     *
     * @throws InvalidKeyException if it holds none that decrypts, or it is locked and no passphrase given before fits
     */
    public OpenPgpDecryption andKeyFile(Path file) {
        BouncyCastle.require();
        var all = new ArrayList<>(keys);
        all.addAll(SecretKeys.read(file, passphrases));
        return new OpenPgpDecryption(all, passphrases);
    }

    @Override
    public EncryptionFormat format() {
        return EncryptionFormat.OPENPGP;
    }

    @Override
    public int count() {
        return (int) keys.stream().map(SecretKeys.Unlocked::owner).distinct().count() + passphrases.size();
    }

    @Override
    public BackupDecryption begin(Optional<byte[]> keyObject) {
        var candidates = new SessionKeys(keys, passphrases);
        return source -> MessageInput.open(source, candidates);
    }

    @Override
    public Encryption sameKeys() {
        return keys.isEmpty() && !passphrases.isEmpty()
                ? OpenPgpEncryption.withPassphrase(passphrases.get(0))
                : OpenPgpEncryption.of(
                        keys.stream().map(SecretKeys.Unlocked::owner).toList());
    }

    @Override
    public String toString() {
        return "OpenPGP keys " + keys + (passphrases.isEmpty() ? "" : " and " + passphrases.size() + " passphrases");
    }
}
