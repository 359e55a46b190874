/**
 * Rows and large objects on their way into a target, and their comparison afterwards. May import {@code archive},
 * {@code connect}, {@code event}, {@code manifest} and {@code pg}.
 */
@NullMarked
package io.restorable.backup.restore.content;

import org.jspecify.annotations.NullMarked;
