/**
 * Everything that hangs on pg_class, read with one query for each catalog. May import its sub-packages, {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.relation;

import org.jspecify.annotations.NullMarked;
