package io.restorable.backup.encryption.openpgp;

import io.restorable.backup.encryption.NoFittingKeyException;
import io.restorable.backup.error.BackupException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.PGPSessionKeyEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.jcajce.JceSessionKeyDataDecryptorFactoryBuilder;
import org.jspecify.annotations.Nullable;

/** Reads one message to its end, where the MDC tells whether it is what was written. */
final class MessageInput extends FilterInputStream {

    /** More than the packets before the encrypted ones and their first piece take. */
    private static final int BEGINNING = 1 << 18;

    private final InputStream source;
    private final PGPSessionKeyEncryptedData message;
    private final InputStream decrypted;
    private boolean ended;

    private MessageInput(
            InputStream source, PGPSessionKeyEncryptedData message, InputStream decrypted, InputStream plain) {
        super(plain);
        this.source = source;
        this.message = message;
        this.decrypted = decrypted;
    }

    static InputStream open(InputStream stored, SessionKeys keys) throws IOException {
        var source = new BufferedInputStream(stored, BEGINNING);
        source.mark(BEGINNING);
        var candidates = keys.of(encrypted(source));
        IOException last = null;
        for (PGPSessionKey candidate : candidates) {
            source.reset();
            try {
                return open(source, candidate);
            } catch (IOException failure) {
                last = failure;
            }
        }
        throw new NoFittingKeyException(last);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            if (read < 0 && !ended) {
                ended = true;
                requireUnchanged();
            }
            return read;
        } catch (BackupException ofStore) {
            throw ofStore;
        } catch (RuntimeException damage) {
            throw new IOException("the OpenPGP message is damaged", damage);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void requireUnchanged() throws IOException {
        decrypted.transferTo(OutputStream.nullOutputStream());
        try {
            if (!message.verify()) {
                throw new IOException("the OpenPGP message was changed: its MDC is wrong");
            }
        } catch (PGPException failure) {
            throw new IOException("the OpenPGP message was changed: " + failure.getMessage(), failure);
        }
        if (source.read() >= 0) {
            throw new IOException("something follows the OpenPGP message");
        }
    }

    private static MessageInput open(InputStream source, PGPSessionKey key) throws IOException {
        try {
            PGPSessionKeyEncryptedData message = encrypted(source).extractSessionKeyEncryptedData();
            InputStream decrypted = message.getDataStream(new JceSessionKeyDataDecryptorFactoryBuilder().build(key));
            return new MessageInput(source, message, decrypted, literal(decrypted));
        } catch (PGPException failure) {
            throw new IOException("it cannot be decrypted: " + failure.getMessage(), failure);
        } catch (BackupException ofStore) {
            throw ofStore;
        } catch (RuntimeException failure) {
            throw new IOException("the OpenPGP message is damaged", failure);
        }
    }

    /** A message without protection against changes is refused: whoever can write could make it say something else. */
    private static PGPEncryptedDataList encrypted(InputStream source) throws IOException {
        try {
            Object first = next(new BcPGPObjectFactory(source));
            if (first instanceof PGPEncryptedDataList list && list.isIntegrityProtected()) {
                return list;
            }
        } catch (BackupException ofStore) {
            throw ofStore;
        } catch (RuntimeException damage) {
            throw new IOException("it is no OpenPGP message, or a damaged one", damage);
        }
        throw new IOException("it is no encrypted OpenPGP message with protection against changes");
    }

    private static InputStream literal(InputStream decrypted) throws IOException, PGPException {
        PGPObjectFactory packets = new BcPGPObjectFactory(decrypted);
        Object packet = next(packets);
        if (packet instanceof PGPCompressedData compressed) {
            packets = new BcPGPObjectFactory(compressed.getDataStream());
            packet = next(packets);
        }
        if (packet instanceof PGPOnePassSignatureList) {
            packet = next(packets);
        }
        if (packet instanceof PGPLiteralData literal) {
            return literal.getDataStream();
        }
        throw new IOException("the OpenPGP message holds no data");
    }

    private static @Nullable Object next(PGPObjectFactory packets) throws IOException {
        Object packet = packets.nextObject();
        while (packet instanceof PGPMarker) {
            packet = packets.nextObject();
        }
        return packet;
    }
}
