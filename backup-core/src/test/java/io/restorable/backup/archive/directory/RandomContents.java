package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveHeader;
import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes tables of contents that a version can store, with anything in any field. */
record RandomContents(ArchiveVersion version, Random random) {

    private static final List<Codec> CODECS = List.of(Codec.values());
    private static final String[] LETTERS = "a Z 0 _ - ; ' \" \\ \n \r \t $ ä ß 漢 😀 ".split("(?<= )|(?= )");

    TableOfContents make() {
        return new TableOfContents(
                header(),
                IntStream.rangeClosed(1, random.nextInt(20))
                        .mapToObj(index -> entry(index * 7))
                        .toList());
    }

    private ArchiveHeader header() {
        var created = LocalDateTime.of(2026, 11, 21, 0, 0).plusMinutes(random.nextInt(100_000_000));
        return new ArchiveHeader(
                version,
                compression(),
                created.minusSeconds(random.nextInt(100)),
                random.nextInt(3) - 1,
                text(),
                text(),
                text());
    }

    private Compression compression() {
        if (version.atLeast(ArchiveVersion.V1_15)) {
            return Compression.of(CODECS.get(random.nextInt(CODECS.size())));
        }
        int level = random.nextInt(11) - 1;
        return level == 0 ? Compression.NONE : new Compression(Codec.GZIP, level);
    }

    private TocEntry entry(int dumpId) {
        return new TocEntry(
                dumpId,
                random.nextBoolean(),
                random.nextInt() & 0xFFFF_FFFFL,
                random.nextInt() & 0xFFFF_FFFFL,
                "tag" + text(),
                "KIND" + random.nextInt(5),
                1 + random.nextInt(4),
                text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                version.atLeast(ArchiveVersion.V1_16) ? random.nextInt(128) : 0,
                text(),
                random.ints(random.nextInt(4), 1, Integer.MAX_VALUE).boxed().toList(),
                text());
    }

    private @Nullable String text() {
        if (random.nextInt(5) == 0) {
            return null;
        }
        return random.ints(random.nextInt(30), 0, LETTERS.length)
                .mapToObj(index -> LETTERS[index])
                .collect(Collectors.joining());
    }
}
