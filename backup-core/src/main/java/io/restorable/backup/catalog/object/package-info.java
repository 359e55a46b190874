/**
 * What every row of a system catalog has in common. May import {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.object;

import org.jspecify.annotations.NullMarked;
