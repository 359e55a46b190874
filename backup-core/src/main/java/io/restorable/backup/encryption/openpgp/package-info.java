/**
 * OpenPGP messages: recipients and passphrases. May import {@code encryption} and {@code error}; the only importer of
 * Bouncy Castle's OpenPGP, which was chosen because it is the one maintained implementation for the JVM that streams,
 * and is enough for messages as {@code gpg} 2.2 reads them (AES-256, SEIPD version 1 with MDC; it does not read RFC
 * 9580's version 2).
 */
@NullMarked
package io.restorable.backup.encryption.openpgp;

import org.jspecify.annotations.NullMarked;
