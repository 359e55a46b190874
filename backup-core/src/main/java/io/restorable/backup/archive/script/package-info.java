/**
 * Archives as SQL: the statements that make or drop an entry's object, and plain scripts for psql. May import {@code archive}, {@code archive.directory}, {@code pg}, {@code compression} and {@code error}.
 */
@NullMarked
package io.restorable.backup.archive.script;

import org.jspecify.annotations.NullMarked;
