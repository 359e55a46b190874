/**
 * The locks of a backup: takes them, watches who waits for them, and gives way. May import {@code catalog},
 * {@code connect}, {@code event}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.dump.lock;

import org.jspecify.annotations.NullMarked;
