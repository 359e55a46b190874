/**
 * The definitions of everything that hangs on pg_class. May import its sub-packages, the base of {@code ddl}, {@code catalog.relation} and below, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.relation;

import org.jspecify.annotations.NullMarked;
