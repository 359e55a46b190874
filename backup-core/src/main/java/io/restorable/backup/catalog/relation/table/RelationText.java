package io.restorable.backup.catalog.relation.table;

import org.jspecify.annotations.Nullable;

/**
 * What the server prints of a relation's own definition.
 *
 * @param relation the relation's OID
 * @param partitionBound what follows ATTACH PARTITION and the name, or {@code null} if it is no partition
 * @param rowTypeOf the composite type of a typed table, as SQL, or {@code null} if it is none
 * @param query a view's query without the semicolon, or {@code null} if it is no view
 */
public record RelationText(
        long relation,
        @Nullable String partitionBound,
        @Nullable String rowTypeOf,
        @Nullable String query) {}
