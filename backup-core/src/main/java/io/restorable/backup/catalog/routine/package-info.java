/**
 * Reads functions, procedures, aggregates, languages, casts and transforms from the catalog, in sessions whose
 * search_path is empty. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.routine;

import org.jspecify.annotations.NullMarked;
