/**
 * Writes the definitions of publications and subscriptions. May import {@code catalog}, {@code ddl.definition}, {@code ddl.graph}, {@code ddl.privilege}, {@code ddl.selection}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.replication;

import org.jspecify.annotations.NullMarked;
