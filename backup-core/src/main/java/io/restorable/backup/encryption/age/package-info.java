/**
 * The age format: X25519 recipients and passphrases. May import {@code encryption} and {@code error}; the only importer
 * of jagged, which was chosen because it is the one implementation of age for the JVM that streams, uses nothing but the
 * JDK's own ciphers and is interoperable with {@code age} (its release 1.0.0 is also Maven Central's newest), and of
 * Bouncy Castle's scrypt, because jagged's module for passphrases is not published.
 */
@NullMarked
package io.restorable.backup.encryption.age;

import org.jspecify.annotations.NullMarked;
