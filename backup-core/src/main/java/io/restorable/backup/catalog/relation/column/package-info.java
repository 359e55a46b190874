/**
 * Columns, their defaults and the privileges on them. May import {@code catalog.relation.table} and what that may.
 */
@NullMarked
package io.restorable.backup.catalog.relation.column;

import org.jspecify.annotations.NullMarked;
