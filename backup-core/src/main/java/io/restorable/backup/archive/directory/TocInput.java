package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.DamagedArchiveException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the primitive values of {@code toc.dat}, accepting only the one way in which pg_dump writes each of them, so that
 * what was read writes back to the same bytes. Source: PostgreSQL 18, pg_backup_archiver.c, ReadInt and ReadStr.
 */
final class TocInput {

    static final String FILE = "toc.dat";

    private final InputStream source;
    private long position;
    private Charset charset = StandardCharsets.UTF_8;

    TocInput(InputStream source) {
        this.source = new BufferedInputStream(source);
    }

    void useCharset(Charset charset) {
        this.charset = charset;
    }

    int readByte() throws IOException {
        int value = source.read();
        if (value < 0) {
            throw damaged("it ends too early");
        }
        position++;
        return value;
    }

    int readInt() throws IOException {
        int sign = readByte();
        long magnitude = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            magnitude |= (long) readByte() << shift;
        }
        boolean canonical = sign == 0 || (sign == 1 && magnitude != 0);
        if (!canonical || magnitude > Integer.MAX_VALUE) {
            throw damaged("a number is malformed");
        }
        return (int) (sign == 0 ? magnitude : -magnitude);
    }

    int readInt(String what, int least, int most) throws IOException {
        int value = readInt();
        if (value < least || value > most) {
            throw damaged(what + " is " + value);
        }
        return value;
    }

    /** Reads a text as it is stored, or {@code null}. Memory grows with the bytes that are there, not with the length claimed. */
    byte @Nullable [] readBytes() throws IOException {
        int length = readInt("the length of a text", -1, Integer.MAX_VALUE);
        if (length < 0) {
            return null;
        }
        byte[] bytes = source.readNBytes(length);
        position += bytes.length;
        if (bytes.length < length) {
            throw damaged("it ends within a text");
        }
        return bytes;
    }

    @Nullable
    String readText() throws IOException {
        return decode(readBytes());
    }

    String readRequiredText(String what) throws IOException {
        String text = readText();
        if (text == null) {
            throw damaged(what + " is missing");
        }
        return text;
    }

    @Nullable
    String decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        for (byte value : bytes) {
            if (value == 0) {
                throw damaged("a text holds a zero byte");
            }
        }
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            throw damaged("a text is not in the archive's encoding, " + charset, malformed);
        }
    }

    void expectEnd() throws IOException {
        if (source.read() >= 0) {
            throw damaged("bytes follow the last entry");
        }
    }

    DamagedArchiveException damaged(String detail) {
        return damaged(detail, null);
    }

    DamagedArchiveException damaged(String detail, @Nullable Throwable cause) {
        return new DamagedArchiveException(FILE, detail + " (at byte " + position + ")", cause);
    }
}
