/**
 * The objects to define and what each one needs to exist before it. May import {@code ddl.definition}, {@code catalog.object}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.graph;

import org.jspecify.annotations.NullMarked;
