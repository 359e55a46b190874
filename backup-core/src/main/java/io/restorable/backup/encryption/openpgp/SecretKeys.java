package io.restorable.backup.encryption.openpgp;

import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.error.InvalidKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.PBESecretKeyDecryptor;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/** Reads secret keys, as {@code gpg --export-secret-keys} writes them, and unlocks those that decrypt. */
final class SecretKeys {

    private SecretKeys() {}

    /**
     * A key that decrypts. Never prints itself.
     *
     * @param id which messages it is for
     * @param key the unlocked key
     * @param owner the public keys that go with it
     */
    record Unlocked(KeyIdentifier id, PGPKeyPair key, PublicKeys.Recipient owner) {

        @Override
        public String toString() {
            return owner.fingerprint();
        }
    }

    /**
     * Reads a file, armored or not.
     *
     * @param passphrases which may unlock it
     * @throws InvalidKeyException if it holds no key that decrypts, or no passphrase unlocks it
     */
    static List<Unlocked> read(Path file, List<Passphrase> passphrases) {
        try (InputStream content = Files.newInputStream(file);
                InputStream decoded = PGPUtil.getDecoderStream(content)) {
            var keys = new ArrayList<Unlocked>();
            for (PGPSecretKeyRing ring : new PGPSecretKeyRingCollection(decoded, new BcKeyFingerprintCalculator())) {
                keys.addAll(unlock(file, ring, passphrases));
            }
            if (keys.isEmpty()) {
                throw none(file, "holds no secret key that decrypts", null);
            }
            return keys;
        } catch (IOException | PGPException failure) {
            throw none(file, "cannot be read as OpenPGP secret keys", failure);
        }
    }

    private static List<Unlocked> unlock(Path file, PGPSecretKeyRing ring, List<Passphrase> passphrases) {
        var publicKeys = new ArrayList<PGPPublicKey>();
        ring.getPublicKeys().forEachRemaining(publicKeys::add);
        var recipient = PublicKeys.recipient(file, new PGPPublicKeyRing(publicKeys));
        var keys = new ArrayList<Unlocked>();
        for (PGPSecretKey secret : ring) {
            if (secret.getPublicKey().isEncryptionKey() && !secret.isPrivateKeyEmpty()) {
                var pair = new PGPKeyPair(secret.getPublicKey(), unlock(file, secret, passphrases));
                keys.add(new Unlocked(secret.getKeyIdentifier(), pair, recipient));
            }
        }
        return keys;
    }

    private static PGPPrivateKey unlock(Path file, PGPSecretKey secret, List<Passphrase> passphrases) {
        var tries =
                new ArrayList<>(passphrases.stream().map(Passphrase::characters).toList());
        if (tries.isEmpty() || secret.getKeyEncryptionAlgorithm() == 0) {
            tries.add(0, new char[0]);
        }
        PGPException last = null;
        for (char[] passphrase : tries) {
            try {
                PGPPrivateKey key = secret.extractPrivateKey(decryptor(passphrase));
                if (key != null) {
                    return key;
                }
            } catch (PGPException wrong) {
                last = wrong;
            }
        }
        throw new InvalidKeyException(
                "The secret key " + PublicKeys.fingerprint(secret.getPublicKey()) + " in " + file
                        + " is locked, and no passphrase given fits.",
                "Give its passphrase by --passphrase-env.",
                last);
    }

    private static PBESecretKeyDecryptor decryptor(char[] passphrase) {
        return new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase);
    }

    private static InvalidKeyException none(Path file, String problem, @Nullable Exception cause) {
        return new InvalidKeyException(
                "The key file " + file + " " + problem + ".",
                "Give a file that 'gpg --armor --export-secret-keys KEY' wrote.",
                cause);
    }
}
