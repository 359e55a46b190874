/**
 * Indexes, constraints that stand outside of CREATE TABLE, and extended statistics. May import {@code ddl.relation.table} and what that may.
 */
@NullMarked
package io.restorable.backup.ddl.relation.index;

import org.jspecify.annotations.NullMarked;
