/**
 * The table of contents of a pg_dump archive: what it holds, in which order, and for which readers. May import {@code pg}, {@code compression} and {@code error}.
 */
@NullMarked
package io.restorable.backup.archive;

import org.jspecify.annotations.NullMarked;
