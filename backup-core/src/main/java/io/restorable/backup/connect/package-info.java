/**
 * Opens the sessions that dump and restore work on. May import {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.connect;

import org.jspecify.annotations.NullMarked;
