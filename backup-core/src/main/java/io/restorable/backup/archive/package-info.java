/**
 * The table of contents of a pg_dump archive. May import {@code pg}, {@code compression} and {@code error}.
 */
@NullMarked
package io.restorable.backup.archive;

import org.jspecify.annotations.NullMarked;
