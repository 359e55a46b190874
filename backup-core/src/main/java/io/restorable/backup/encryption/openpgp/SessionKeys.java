package io.restorable.backup.encryption.openpgp;

import io.restorable.backup.encryption.Passphrase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** Finds the keys that a message may be encrypted with. Safe for use by many threads. */
final class SessionKeys {

    private final List<SecretKeys.Unlocked> keys;
    private final List<StretchedPassphrase> passphrases;

    SessionKeys(List<SecretKeys.Unlocked> keys, List<Passphrase> passphrases) {
        this.keys = keys;
        this.passphrases = passphrases.stream().map(StretchedPassphrase::new).toList();
    }

    /** Those of secret keys first; that of a wrong passphrase may be among them, which the message itself tells. */
    List<PGPSessionKey> of(PGPEncryptedDataList message) {
        var found = new ArrayList<PGPSessionKey>();
        for (PGPEncryptedData way : message) {
            if (way instanceof PGPPublicKeyEncryptedData forKey) {
                addOfKeys(forKey, found);
            }
        }
        for (PGPEncryptedData way : message) {
            if (way instanceof PGPPBEEncryptedData forPassphrase) {
                addOfPassphrases(forPassphrase, found);
            }
        }
        return found;
    }

    private void addOfKeys(PGPPublicKeyEncryptedData way, List<PGPSessionKey> found) {
        for (SecretKeys.Unlocked key : keys) {
            var wanted = way.getKeyIdentifier();
            // gpg --hidden-recipient does not tell for whom.
            if (wanted.isWildcard() || wanted.matchesExplicit(key.id())) {
                try {
                    found.add(way.getSessionKey(new BcPublicKeyDataDecryptorFactory(key.key())));
                } catch (PGPException | RuntimeException otherKey) {
                    // The message is for another key after all, or damaged: then none is found.
                }
            }
        }
    }

    private void addOfPassphrases(PGPPBEEncryptedData way, List<PGPSessionKey> found) {
        for (StretchedPassphrase passphrase : passphrases) {
            try {
                found.add(way.getSessionKey(passphrase));
            } catch (PGPException | RuntimeException otherPassphrase) {
                // as above
            }
        }
    }

    /** Stretches a passphrase once for each salt: the objects of one of our backups have the same. */
    private static final class StretchedPassphrase extends BcPBEDataDecryptorFactory {

        private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

        StretchedPassphrase(Passphrase passphrase) {
            super(passphrase.characters(), new BcPGPDigestCalculatorProvider());
        }

        @Override
        public byte[] makeKeyFromPassPhrase(int algorithm, S2K stretching) throws PGPException {
            byte[] salt = stretching.getIV();
            if (salt == null) {
                return super.makeKeyFromPassPhrase(algorithm, stretching);
            }
            String form = algorithm + ":" + stretching.getType() + ":" + stretching.getHashAlgorithm() + ":"
                    + stretching.getIterationCount() + ":" + HexFormat.of().formatHex(salt);
            byte[] known = keys.get(form);
            if (known == null) {
                known = super.makeKeyFromPassPhrase(algorithm, stretching);
                keys.put(form, known);
            }
            return known.clone();
        }
    }
}
