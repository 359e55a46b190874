package io.restorable.backup.encryption.openpgp;

import io.restorable.backup.encryption.Passphrase;
import org.bouncycastle.bcpg.ContainedPacket;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.PGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/**
 * Stretches a passphrase with a salt once for all objects of a backup, as far as the format can (65 million bytes
 * hashed), rather than little for each. Every message of the backup then has the same key; what keeps them apart are the
 * random bytes that each begins with, as the format demands (RFC 4880, 5.13). Safe for use by many threads.
 */
final class StretchedOnce extends BcPBEKeyEncryptionMethodGenerator {

    /** The coded count 255: 65,011,712 bytes. */
    private static final int MOST = 0xFF;

    private byte @Nullable [] key;

    StretchedOnce(Passphrase passphrase) {
        super(passphrase.characters(), sha256(), MOST);
    }

    private static PGPDigestCalculator sha256() {
        try {
            return new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA256);
        } catch (PGPException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public synchronized byte[] getKey(int algorithm) throws PGPException {
        byte[] known = key;
        if (known == null) {
            known = super.getKey(algorithm);
            key = known;
        }
        return known.clone();
    }

    @Override
    public synchronized ContainedPacket generate(PGPDataEncryptorBuilder builder, byte @Nullable [] sessionInfo)
            throws PGPException {
        return super.generate(builder, sessionInfo);
    }
}
