/**
 * Puts the objects into an order in which each can be made, and breaks dependency loops as pg_dump does. May import {@code ddl.graph}, {@code catalog.object}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.order;

import org.jspecify.annotations.NullMarked;
