/**
 * The database that a restore goes to: making, judging and emptying it. May import {@code archive}, {@code connect},
 * {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.restore.database;

import org.jspecify.annotations.NullMarked;
