/**
 * Writes the definitions of foreign data wrappers, foreign servers and user mappings. May import {@code catalog}, {@code ddl.definition}, {@code ddl.graph}, {@code ddl.privilege}, {@code ddl.selection}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.foreign;

import org.jspecify.annotations.NullMarked;
