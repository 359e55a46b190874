/**
 * Rows of pg_class and what makes a relation a partition, a child, a foreign table or a view. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.relation.table;

import org.jspecify.annotations.NullMarked;
