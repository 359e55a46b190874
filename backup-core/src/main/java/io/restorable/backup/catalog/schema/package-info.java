/**
 * The database itself, its schemas and its extensions, as the catalog holds them. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.schema;

import org.jspecify.annotations.NullMarked;
