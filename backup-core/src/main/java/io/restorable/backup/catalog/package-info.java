/**
 * Reads the system catalogs of one database: all topics together. May import its own topics, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog;

import org.jspecify.annotations.NullMarked;
