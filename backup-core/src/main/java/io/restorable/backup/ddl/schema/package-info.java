/**
 * Defines the database itself, its schemas and its extensions. May import the base of {@code ddl}, {@code catalog}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.schema;

import org.jspecify.annotations.NullMarked;
