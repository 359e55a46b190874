/**
 * Which entries of an archive are restored, and in which order. Pure; may import {@code archive}, {@code manifest} and
 * {@code pg}.
 */
@NullMarked
package io.restorable.backup.restore.plan;

import org.jspecify.annotations.NullMarked;
