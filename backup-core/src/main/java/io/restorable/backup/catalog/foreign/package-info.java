/**
 * The foreign data wrappers, foreign servers and user mappings of a database. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.foreign;

import org.jspecify.annotations.NullMarked;
