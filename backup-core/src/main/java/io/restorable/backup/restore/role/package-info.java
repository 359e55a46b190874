/**
 * The roles that a restore needs: which are missing, and making them. May import {@code archive}, {@code connect},
 * {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.restore.role;

import org.jspecify.annotations.NullMarked;
