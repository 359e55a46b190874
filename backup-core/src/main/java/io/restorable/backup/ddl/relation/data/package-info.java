/**
 * Rows of tables, values of sequences, refreshing of materialized views. May import {@code ddl.relation.table} and what that may, and {@code catalog.schema}.
 */
@NullMarked
package io.restorable.backup.ddl.relation.data;

import org.jspecify.annotations.NullMarked;
