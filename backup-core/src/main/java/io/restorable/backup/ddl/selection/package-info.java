/**
 * Which objects a backup holds, and which parts of each. May import {@code ddl.graph}, {@code catalog.object}, {@code catalog.schema}, {@code catalog.scope}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.selection;

import org.jspecify.annotations.NullMarked;
