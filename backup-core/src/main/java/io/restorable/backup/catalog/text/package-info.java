/**
 * The text search parsers, templates, dictionaries and configurations of a database. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.text;

import org.jspecify.annotations.NullMarked;
