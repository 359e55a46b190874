package io.restorable.backup.encryption.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import io.restorable.backup.encryption.NoFittingKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;

/** Streams over jagged's channels. */
final class AgeStream {

    private AgeStream() {}

    static OutputStream encrypt(OutputStream target, List<RecipientStanzaWriter> recipients) throws IOException {
        try {
            var channel = new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(Channels.newChannel(target), List.copyOf(recipients));
            return new EncryptingOutput(channel);
        } catch (GeneralSecurityException failure) {
            throw new IOException("age could not encrypt: " + failure.getMessage(), failure);
        }
    }

    static InputStream decrypt(InputStream source, List<RecipientStanzaReader> keys) throws IOException {
        try {
            var channel = new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(new WholePieces(source), List.copyOf(keys));
            return Channels.newInputStream(channel);
        } catch (UnsupportedRecipientStanzaException otherKeys) {
            throw new NoFittingKeyException(otherKeys);
        } catch (GeneralSecurityException | BufferUnderflowException | IllegalArgumentException damage) {
            // jagged reads over the end of a header that was cut short.
            throw new IOException("it is no age file, or a damaged one: " + damage.getMessage(), damage);
        }
    }

    /** The JDK's own stream over a channel copies through a buffer for each call. */
    private static final class EncryptingOutput extends OutputStream {

        private final WritableByteChannel channel;

        EncryptingOutput(WritableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            var piece = ByteBuffer.wrap(bytes, offset, length);
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Fills every buffer, however few bytes the source gives at a time: a short piece means the end of an age file. */
    private record WholePieces(InputStream source) implements ReadableByteChannel {

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            if (!buffer.hasRemaining()) {
                return 0;
            }
            byte[] piece = source.readNBytes(buffer.remaining());
            buffer.put(piece);
            return piece.length == 0 ? -1 : piece.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
