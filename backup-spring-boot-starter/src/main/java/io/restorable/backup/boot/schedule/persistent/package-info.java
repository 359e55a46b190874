/**
 * Backups and drills as tasks that db-scheduler keeps in the application's database. May import {@code plan} and
 * {@code run}, and its parent.
 */
@NullMarked
package io.restorable.backup.boot.schedule.persistent;

import org.jspecify.annotations.NullMarked;
