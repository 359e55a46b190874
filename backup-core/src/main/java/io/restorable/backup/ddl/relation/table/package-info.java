/**
 * Tables, views and sequences with what is part of their own definition. May import the base of {@code ddl}, {@code catalog.object}, {@code catalog.relation} and below, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.relation.table;

import org.jspecify.annotations.NullMarked;
