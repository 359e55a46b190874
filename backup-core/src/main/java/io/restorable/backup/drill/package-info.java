/**
 * Proves a backup by restoring it to a scratch database, comparing that and letting the team's own checks run on it. May
 * import {@code restore}, {@code verify}, {@code dump}, {@code repository}, {@code archive}, {@code connect}, {@code
 * event}, {@code manifest}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.drill;

import org.jspecify.annotations.NullMarked;
