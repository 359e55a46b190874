/**
 * The large objects of a database, without their contents. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.largeobject;

import org.jspecify.annotations.NullMarked;
