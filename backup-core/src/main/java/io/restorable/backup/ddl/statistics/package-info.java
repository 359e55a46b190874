/**
 * Writes the optimizer's statistics as SQL. May import {@code catalog}, {@code ddl.definition}, {@code ddl.graph},
 * {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.statistics;

import org.jspecify.annotations.NullMarked;
