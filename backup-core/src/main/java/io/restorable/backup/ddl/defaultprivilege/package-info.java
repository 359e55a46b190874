/**
 * Writes the privileges that objects created later will get by default. May import {@code catalog}, {@code ddl.definition}, {@code ddl.graph}, {@code ddl.privilege}, {@code ddl.selection}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.defaultprivilege;

import org.jspecify.annotations.NullMarked;
