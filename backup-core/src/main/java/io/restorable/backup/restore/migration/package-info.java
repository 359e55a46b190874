/**
 * Compares how far a backup, its target and the application were migrated. May import {@code archive},
 * {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.restore.migration;

import org.jspecify.annotations.NullMarked;
