/**
 * What sequences are set to and where they stand. May import {@code catalog.relation.table} and what that may.
 */
@NullMarked
package io.restorable.backup.catalog.relation.sequence;

import org.jspecify.annotations.NullMarked;
