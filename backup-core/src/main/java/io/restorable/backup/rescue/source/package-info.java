/**
 * The rows of a backup's tables, read row by row without a database. May import {@code archive}, {@code restore}, {@code
 * manifest}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.rescue.source;

import org.jspecify.annotations.NullMarked;
