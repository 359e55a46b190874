/**
 * Reads data types of every kind from the catalog, in sessions whose search_path is empty. May import {@code
 * catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.type;

import org.jspecify.annotations.NullMarked;
