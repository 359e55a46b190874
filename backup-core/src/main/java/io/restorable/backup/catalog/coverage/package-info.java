/**
 * Lists everything users can have made, catalog by catalog, so that nothing is left out of a backup unnoticed. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.coverage;

import org.jspecify.annotations.NullMarked;
