/**
 * Which rows come back, in which order, and what stands against it; and their writing. May import {@code rescue.live},
 * {@code rescue.source}, {@code rescue.staging}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.rescue.plan;

import org.jspecify.annotations.NullMarked;
