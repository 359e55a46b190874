package io.restorable.backup.compression;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A codec and how hard it tries. Prints and parses as {@code zstd:3}, {@code gzip:6}, {@code none}.
 *
 * @param codec the codec
 * @param level 1 to 22 for zstd, 1 to 9 or -1 (the library's own choice) for gzip, 1 to 12 for LZ4, 0 for none
 */
public record Compression(Codec codec, int level) {

    /** No compression. */
    public static final Compression NONE = new Compression(Codec.NONE, 0);

    /** zstd at level 1: 475 MB/s of COPY text at a ratio of 3.3 on one core, while level 3 gives 3.4 at 302 MB/s. */
    public static final Compression DEFAULT = new Compression(Codec.ZSTD, 1);

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int GZIP_DEFAULT_LEVEL = 6;
    private static final String FORMS = "zstd, zstd:1 to zstd:22, gzip, gzip:1 to gzip:9, or none";

    public Compression {
        boolean known = switch (codec) {
            case NONE -> level == 0;
            case GZIP -> level == -1 || (level >= 1 && level <= 9);
            case LZ4 -> level >= 1 && level <= 12;
            case ZSTD -> level >= 1 && level <= 22;
        };
        if (!known) {
            throw new IllegalArgumentException("Compression " + codec + " has no level " + level + ".");
        }
    }

    /** Returns the codec at its usual level. */
    public static Compression of(Codec codec) {
        return switch (codec) {
            case NONE -> NONE;
            case GZIP -> new Compression(codec, GZIP_DEFAULT_LEVEL);
            case LZ4 -> new Compression(codec, 1);
            case ZSTD -> DEFAULT;
        };
    }

    /**
     * Parses {@code zstd}, {@code zstd:3}, {@code gzip}, {@code gzip:6} or {@code none}.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is possible
     */
    public static Compression parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        var codec = Codec.named(word).filter(named -> named != Codec.LZ4).orElseThrow(() -> unknown(text));
        if (colon < 0) {
            return of(codec);
        }
        String level = text.substring(colon + 1);
        if (codec == Codec.NONE || !level.matches("[1-9][0-9]?")) {
            throw unknown(text);
        }
        try {
            return new Compression(codec, Integer.parseInt(level));
        } catch (IllegalArgumentException outOfRange) {
            throw unknown(text);
        }
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("'" + text + "' is no compression; use " + FORMS + ".");
    }

    /**
     * Returns a stream whose bytes arrive compressed in {@code target}, as one gzip member or one zstd frame with a
     * checksum. Closing the result ends the frame and closes {@code target}; not for use by several threads at once.
     *
     * @throws UnsupportedOperationException for LZ4, which is only read
     */
    public OutputStream compress(OutputStream target) throws IOException {
        // Rows arrive one by one; each codec, and each store, works best on large pieces.
        return new BufferedOutputStream(
                switch (codec) {
                    case NONE -> target;
                    case GZIP -> gzip(target);
                    case LZ4 -> throw new UnsupportedOperationException("LZ4 is only read; write zstd instead.");
                    case ZSTD -> zstd(target);
                },
                BUFFER_BYTES);
    }

    private OutputStream gzip(OutputStream target) throws IOException {
        var parameters = new GzipParameters();
        parameters.setCompressionLevel(level);
        parameters.setBufferSize(BUFFER_BYTES);
        return new GzipCompressorOutputStream(target, parameters);
    }

    /**
     * zstd-jni rather than Commons Compress's wrapper around it: the wrapper allocates its buffers anew for every stream
     * and registers a finalizer, which adds up with one stream for each of a million large objects.
     */
    private OutputStream zstd(OutputStream target) throws IOException {
        var stream = new ZstdOutputStreamNoFinalizer(target, RecyclingBufferPool.INSTANCE, level);
        stream.setChecksum(true);
        return stream;
    }

    @Override
    public String toString() {
        return codec == Codec.NONE ? codec.word() : codec.word() + ":" + level;
    }
}
