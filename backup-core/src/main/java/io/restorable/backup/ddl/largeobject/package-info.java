/**
 * Writes the entries of large objects. May import {@code catalog}, {@code ddl.definition}, {@code ddl.graph}, {@code ddl.privilege}, {@code ddl.selection}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.largeobject;

import org.jspecify.annotations.NullMarked;
