/**
 * Keeps objects as files of a local or mounted folder. May import {@code storage} and {@code error}.
 */
@NullMarked
package io.restorable.backup.storage.local;

import org.jspecify.annotations.NullMarked;
