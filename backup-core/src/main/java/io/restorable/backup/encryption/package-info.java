/**
 * Encrypts the objects of a backup as streams, each one for itself, so that the ordinary programs of the format decrypt
 * it, and brings them back. May import {@code error}; each format lies in a package of its own, which alone names the
 * library that knows it.
 */
@NullMarked
package io.restorable.backup.encryption;

import org.jspecify.annotations.NullMarked;
