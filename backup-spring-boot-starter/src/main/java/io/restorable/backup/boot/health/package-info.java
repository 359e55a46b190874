/**
 * Tells whether the backups are as new and as proved as they should be. May import {@code inventory}, {@code run}
 * and {@code plan}.
 */
@NullMarked
package io.restorable.backup.boot.health;

import org.jspecify.annotations.NullMarked;
