/**
 * Finds the rows in which a backup and a live table differ, and lays these few out in temporary tables. May import
 * {@code rescue.live}, {@code rescue.source}, {@code archive}, {@code connect}, {@code event}, {@code manifest}, {@code restore}, {@code
 * pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.rescue.staging;

import org.jspecify.annotations.NullMarked;
