package io.restorable.backup.dump;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.ddl.definition.Definition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns definitions into entries of a table of contents. */
final class TocEntries {

    private TocEntries() {}

    static List<TocEntry> of(List<Definition> definitions) {
        return definitions.stream().map(TocEntries::of).toList();
    }

    private static TocEntry of(Definition definition) {
        return new TocEntry(
                definition.dumpId(),
                definition.content() != null,
                definition.id().catalog(),
                definition.id().oid(),
                definition.tag(),
                definition.kind(),
                definition.section().number(),
                nullIfEmpty(definition.create()),
                nullIfEmpty(definition.drop()),
                definition.copy(),
                definition.schema(),
                definition.tablespace(),
                definition.accessMethod(),
                definition.relationKind(),
                definition.owner(),
                definition.dependencies(),
                null);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
