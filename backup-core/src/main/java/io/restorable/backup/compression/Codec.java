package io.restorable.backup.compression;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * How the data files of an archive are compressed, with the suffix that pg_dump gives their names. Source: PostgreSQL 18,
 * src/bin/pg_dump/compress_io.c.
 */
public enum Codec {
    /** Bytes as they are. */
    NONE("none", ""),
    /** RFC 1952; also several members one after the other. */
    GZIP("gzip", ".gz"),
    /** LZ4 frames, as {@code pg_dump --compress=lz4} writes them; for reading only. */
    LZ4("lz4", ".lz4"),
    /** RFC 8878; also several frames one after the other. */
    ZSTD("zstd", ".zst");

    private static final int BUFFER_BYTES = 64 * 1024;

    private final String word;
    private final String suffix;

    Codec(String word, String suffix) {
        this.word = word;
        this.suffix = suffix;
    }

    /** Returns the codec of that name ({@code gzip}), or nothing where there is none. */
    public static Optional<Codec> named(String word) {
        return Arrays.stream(values()).filter(codec -> codec.word.equals(word)).findFirst();
    }

    /** The name in options and listings: {@code zstd}. */
    public String word() {
        return word;
    }

    /** The end of a file's name, with its dot: {@code .zst}; empty for {@link #NONE}. */
    public String suffix() {
        return suffix;
    }

    /**
     * Returns the plain bytes of a compressed stream. Closing the result closes {@code source}. Compressed bytes that end
     * too early, are damaged, or are followed by anything that is not another member or frame raise an
     * {@link IOException}: they never look like a shorter file. A source without a single byte counts as ended too early,
     * except with {@link #NONE}.
     *
     * @param source the stored bytes; read in large pieces
     * @return the plain bytes; not for use by several threads at once
     */
    public InputStream decompress(InputStream source) throws IOException {
        if (this == NONE) {
            return source;
        }
        var started = new PushbackInputStream(new BufferedInputStream(source, BUFFER_BYTES));
        int first = started.read();
        if (first < 0) {
            throw new EOFException("a " + word + " stream ended before its first byte");
        }
        started.unread(first);
        return switch (this) {
            case NONE -> throw new IllegalStateException("handled above");
            case GZIP -> gunzip(started);
            case LZ4 -> new Lz4FrameInputStream(started);
            case ZSTD -> new ZstdInputStreamNoFinalizer(started, RecyclingBufferPool.INSTANCE);
        };
    }

    /**
     * Commons Compress rather than the JDK's GZIPInputStream: that one ends quietly after the first of several members
     * when the source's available() says 0, as network streams do.
     */
    private static InputStream gunzip(InputStream source) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(source)
                .setDecompressConcatenated(true)
                .get();
    }

    @Override
    public String toString() {
        return word;
    }
}
