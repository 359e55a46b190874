/**
 * Puts a restored database in the place of the live one, keeps that, brings it back, and drops it in the end. May
 * import {@code restore.database}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.restore.swap;

import org.jspecify.annotations.NullMarked;
