package io.restorable.backup.catalog.relation.column;

import org.jspecify.annotations.Nullable;

/**
 * How a column's values are stored and analysed.
 *
 * @param statisticsTarget the statistics target, or {@code null} for the default
 * @param storage {@code 'p'} plain, {@code 'e'} external, {@code 'x'} extended, {@code 'm'} main
 * @param typeStorage what the type has by itself
 * @param compression {@code 'p'} pglz, {@code 'l'} lz4, {@code '\0'} the default
 * @param options the content of the column's SET clause, or the empty text
 * @param foreignOptions the content of a foreign column's OPTIONS clause, or the empty text
 */
public record ColumnTuning(
        @Nullable Integer statisticsTarget,
        char storage,
        char typeStorage,
        char compression,
        String options,
        String foreignOptions) {}
