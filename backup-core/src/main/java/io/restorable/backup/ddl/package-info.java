/**
 * Turns what the catalogs hold into the entries of an archive, in the order of a restore. May import its own topics, {@code catalog}, {@code pg} and {@code error}; does no input or output.
 */
@NullMarked
package io.restorable.backup.ddl;

import org.jspecify.annotations.NullMarked;
