/**
 * Writes the definitions of data types. May import {@code catalog.type} and the base packages of {@code ddl}, {@code
 * catalog.object}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.type;

import org.jspecify.annotations.NullMarked;
