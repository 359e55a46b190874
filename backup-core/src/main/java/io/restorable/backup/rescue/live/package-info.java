/**
 * What a live database says of the tables that a backup is compared with. May import {@code connect}, {@code pg} and
 * {@code error}.
 */
@NullMarked
package io.restorable.backup.rescue.live;

import org.jspecify.annotations.NullMarked;
