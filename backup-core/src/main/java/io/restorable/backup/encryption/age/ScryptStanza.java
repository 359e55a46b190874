package io.restorable.backup.encryption.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import io.restorable.backup.encryption.Passphrase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/** The stanza of a file that is encrypted with a passphrase. Source: C2SP, age.md, "The scrypt recipient type". */
final class ScryptStanza {

    private static final String TYPE = "scrypt";
    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_SIZE = 8;

    /** 64 MiB for a quarter of a second: a backup must not need more memory than that. The age program takes 18. */
    private static final int WORK_FACTOR = 16;

    /** A gigabyte: whoever can write to the store must not be able to exhaust the reader. */
    private static final int HIGHEST_WORK_FACTOR = 20;

    private ScryptStanza() {}

    static RecipientStanzaWriter writer(Passphrase passphrase) {
        return fileKey -> {
            byte[] salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            byte[] body = crypt(Cipher.ENCRYPT_MODE, passphrase, salt, WORK_FACTOR, fileKey.getEncoded());
            String salted = Base64.getEncoder().withoutPadding().encodeToString(salt);
            return List.of(new Stanza(List.of(salted, Integer.toString(WORK_FACTOR)), body));
        };
    }

    static RecipientStanzaReader reader(Passphrase passphrase) {
        return stanzas -> fileKey(passphrase, stanzas);
    }

    private static FileKey fileKey(Passphrase passphrase, Iterable<RecipientStanza> stanzas)
            throws GeneralSecurityException {
        Iterator<RecipientStanza> all = stanzas.iterator();
        RecipientStanza only = all.hasNext() ? all.next() : null;
        if (only == null || !only.getType().equals(TYPE)) {
            throw new UnsupportedRecipientStanzaException("It is not encrypted with a passphrase");
        }
        List<String> arguments = only.getArguments();
        if (all.hasNext() || arguments.size() != 2 || !arguments.get(1).matches("[1-9][0-9]?")) {
            throw new GeneralSecurityException("The scrypt stanza is not alone, or not of the right form");
        }
        byte[] salt = Base64.getDecoder().decode(arguments.get(0));
        int workFactor = Integer.parseInt(arguments.get(1));
        if (workFactor > HIGHEST_WORK_FACTOR || salt.length != SALT_BYTES) {
            throw new GeneralSecurityException("The scrypt stanza asks for the work factor " + workFactor);
        }
        try {
            return new FileKey(crypt(Cipher.DECRYPT_MODE, passphrase, salt, workFactor, only.getBody()));
        } catch (GeneralSecurityException otherPassphrase) {
            var noFit = new UnsupportedRecipientStanzaException("The passphrase does not fit");
            noFit.initCause(otherPassphrase);
            throw noFit;
        }
    }

    private static byte[] crypt(int mode, Passphrase passphrase, byte[] salt, int workFactor, byte[] input)
            throws GeneralSecurityException {
        byte[] secret = passphrase.utf8();
        byte[] labelled = Arrays.copyOf(LABEL, LABEL.length + salt.length);
        System.arraycopy(salt, 0, labelled, LABEL.length, salt.length);
        byte[] key = SCrypt.generate(secret, labelled, 1 << workFactor, BLOCK_SIZE, 1, KEY_BYTES);
        try {
            Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
            cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[12]));
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private static final class Stanza implements RecipientStanza {

        private final List<String> arguments;
        private final byte[] body;

        Stanza(List<String> arguments, byte[] body) {
            this.arguments = arguments;
            this.body = body;
        }

        @Override
        public String getType() {
            return TYPE;
        }

        @Override
        public List<String> getArguments() {
            return arguments;
        }

        @Override
        public byte[] getBody() {
            return body.clone();
        }
    }
}
