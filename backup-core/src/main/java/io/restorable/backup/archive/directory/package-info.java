/**
 * pg_dump's directory format as bytes: {@code toc.dat}, data files and large object lists. May import {@code archive}, {@code pg}, {@code compression} and {@code error}.
 */
@NullMarked
package io.restorable.backup.archive.directory;

import org.jspecify.annotations.NullMarked;
