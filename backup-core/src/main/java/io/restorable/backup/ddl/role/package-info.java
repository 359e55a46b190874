/**
 * Writes roles as SQL. May import {@code catalog}, {@code ddl.privilege}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.role;

import org.jspecify.annotations.NullMarked;
