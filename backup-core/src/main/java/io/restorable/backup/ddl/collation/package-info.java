/**
 * Writes the definitions of collations and encoding conversions. May import {@code catalog.collation} and the base
 * packages of {@code ddl}, {@code catalog.object}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.collation;

import org.jspecify.annotations.NullMarked;
