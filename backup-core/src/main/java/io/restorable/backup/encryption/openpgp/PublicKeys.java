package io.restorable.backup.encryption.openpgp;

import io.restorable.backup.error.InvalidKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.jspecify.annotations.Nullable;

/** Reads public keys, as {@code gpg --export} writes them, and chooses the one of each owner that encrypts. */
final class PublicKeys {

    private PublicKeys() {}

    /**
     * A key that messages are encrypted with.
     *
     * @param fingerprint of the owner's primary key
     * @param key the owner's newest key for encryption
     */
    record Recipient(String fingerprint, PGPPublicKey key) {}

    /**
     * Reads a file, armored or not.
     *
     * @throws InvalidKeyException if it holds no key that can encrypt now
     */
    static List<Recipient> read(Path file) {
        try (InputStream content = Files.newInputStream(file);
                InputStream decoded = PGPUtil.getDecoderStream(content)) {
            var recipients = new ArrayList<Recipient>();
            for (PGPPublicKeyRing ring : new PGPPublicKeyRingCollection(decoded, new BcKeyFingerprintCalculator())) {
                recipients.add(recipient(file, ring));
            }
            if (recipients.isEmpty()) {
                throw none(file, "holds no public key", null);
            }
            return recipients;
        } catch (IOException | PGPException failure) {
            throw none(file, "cannot be read as OpenPGP keys", failure);
        }
    }

    /** The key of a ring; the file names it in messages. */
    static Recipient recipient(Path file, PGPPublicKeyRing ring) {
        String fingerprint = fingerprint(ring.getPublicKey());
        return StreamSupport.stream(ring.spliterator(), false)
                .filter(PublicKeys::encrypts)
                .max(Comparator.comparing(PGPPublicKey::getCreationTime))
                .map(key -> new Recipient(fingerprint, key))
                .orElseThrow(() -> none(
                        file,
                        "holds no key of " + fingerprint + " that can encrypt: revoked, expired or for signing",
                        null));
    }

    static String fingerprint(PGPPublicKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }

    private static boolean encrypts(PGPPublicKey key) {
        return key.isEncryptionKey() && !key.hasRevocation() && !expired(key) && mayEncrypt(key);
    }

    private static boolean expired(PGPPublicKey key) {
        long seconds = key.getValidSeconds();
        return seconds > 0
                && key.getCreationTime().toInstant().plusSeconds(seconds).isBefore(Instant.now());
    }

    /** RSA keys could always; what they are meant for is in the signature that binds them. */
    private static boolean mayEncrypt(PGPPublicKey key) {
        Optional<Integer> flags = signatures(key)
                .filter(signature -> signature.getHashedSubPackets() != null)
                .max(Comparator.comparing(PGPSignature::getCreationTime))
                .map(signature -> signature.getHashedSubPackets().getKeyFlags());
        int wanted = KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE;
        return flags.map(given -> given == 0 || (given & wanted) != 0).orElse(true);
    }

    private static Stream<PGPSignature> signatures(PGPPublicKey key) {
        var all = new ArrayList<PGPSignature>();
        key.getSignatures().forEachRemaining(all::add);
        return all.stream();
    }

    private static InvalidKeyException none(Path file, String problem, @Nullable Exception cause) {
        return new InvalidKeyException(
                "The key file " + file + " " + problem + ".",
                "Give a file that 'gpg --armor --export KEY' wrote.",
                cause);
    }
}
