package io.restorable.backup.encryption.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** One X25519 identity: the secret key, and the recipient that goes with it. Source: C2SP, age.md, "X25519". */
final class AgeKey {

    /** How a secret key begins. */
    static final String IDENTITY = "AGE-SECRET-KEY-1";

    /** How a recipient begins. */
    static final String RECIPIENT = "age1";

    private static final String CURVE = "XDH";
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    private final String identity;
    private final String recipient;

    private AgeKey(String identity, String recipient) {
        this.identity = identity;
        this.recipient = recipient;
    }

    /** Makes a new one. */
    static AgeKey generate() {
        try {
            var pair = new X25519KeyPairGenerator().generateKeyPair();
            return new AgeKey(
                    new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII),
                    new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This JDK has no X25519", failure);
        }
    }

    /**
     * Reads a secret key.
     *
     * @throws GeneralSecurityException if it is none
     */
    static AgeKey parse(String identity) throws GeneralSecurityException {
        X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity);
        byte[] secret = Bech32.getDecoder().decode(identity).getData();
        var keys = KeyFactory.getInstance(CURVE);
        var agreement = KeyAgreement.getInstance(CURVE);
        agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret)));
        agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT)), true);
        String recipient =
                Bech32.getEncoder().encode("age", agreement.generateSecret()).toString();
        return new AgeKey(identity, recipient);
    }

    /** The secret key. */
    String identity() {
        return identity;
    }

    /** The public key. */
    String recipient() {
        return recipient;
    }

    /** Decrypts with it. */
    RecipientStanzaReader reader() {
        try {
            return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The key was read before", impossible);
        }
    }

    /**
     * Encrypts for a recipient.
     *
     * @throws GeneralSecurityException if it is none
     */
    static RecipientStanzaWriter writer(String recipient) throws GeneralSecurityException {
        return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
    }

    @Override
    public String toString() {
        return recipient;
    }
}
