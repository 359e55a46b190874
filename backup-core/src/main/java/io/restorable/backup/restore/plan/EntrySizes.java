package io.restorable.backup.restore.plan;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ObjectEntry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much work an entry is, so that the largest begin first and none is left alone at the end. */
public final class EntrySizes {

    private static final char SUFFIX = '.';

    private final Map<String, Long> bytesByFile = new HashMap<>();

    public EntrySizes(@Nullable Manifest manifest) {
        if (manifest != null) {
            manifest.objects().forEach(object -> bytesByFile.put(withoutCompression(object), object.plainBytes()));
        }
    }

    /** The plain bytes of the entry's data file; 0 where it has none or nobody knows. */
    public long of(TocEntry entry) {
        return entry.fileName() == null ? 0 : bytesByFile.getOrDefault(entry.fileName(), 0L);
    }

    /** {@code 12.dat.zst} is the file {@code 12.dat} of the table of contents. */
    private static String withoutCompression(ObjectEntry object) {
        String name = object.name();
        int firstDot = name.indexOf(SUFFIX);
        int secondDot = name.indexOf(SUFFIX, firstDot + 1);
        return secondDot < 0 ? name : name.substring(0, secondDot);
    }
}
