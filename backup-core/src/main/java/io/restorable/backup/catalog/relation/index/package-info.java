/**
 * Indexes, the constraints that stand on them, foreign keys and extended statistics. May import {@code catalog.relation.table} and what that may.
 */
@NullMarked
package io.restorable.backup.catalog.relation.index;

import org.jspecify.annotations.NullMarked;
