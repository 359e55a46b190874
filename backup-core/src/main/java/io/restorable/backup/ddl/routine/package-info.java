/**
 * Writes the definitions of functions, procedures, aggregates, languages, casts and transforms. May import {@code
 * catalog.routine} and the base packages of {@code ddl}, {@code catalog.object}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.routine;

import org.jspecify.annotations.NullMarked;
