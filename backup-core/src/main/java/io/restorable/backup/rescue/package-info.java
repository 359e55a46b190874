/**
 * Rows from a backup, without restoring all of it: extract them, compare them with a live database, bring them back. May
 * import {@code archive}, {@code restore}, {@code catalog}, {@code connect}, {@code repository}, {@code manifest}, {@code
 * event}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.rescue;

import org.jspecify.annotations.NullMarked;
