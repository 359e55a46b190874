/**
 * Reads the roles of a server. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.role;

import org.jspecify.annotations.NullMarked;
