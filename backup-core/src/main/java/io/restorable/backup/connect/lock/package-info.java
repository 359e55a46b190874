/**
 * Locks that exclude one another across processes and hosts. May import {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.connect.lock;

import org.jspecify.annotations.NullMarked;
