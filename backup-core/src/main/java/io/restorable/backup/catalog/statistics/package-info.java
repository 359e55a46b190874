/**
 * Reads what the optimizer knows of relations. May import {@code catalog.object}, {@code connect}, {@code pg} and
 * {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.statistics;

import org.jspecify.annotations.NullMarked;
