/**
 * Tries whether a store can be used before a backup depends on it. May import {@code storage} and {@code error}.
 */
@NullMarked
package io.restorable.backup.storage.check;

import org.jspecify.annotations.NullMarked;
