/**
 * Restores of a part: which contents are wanted, and what happens in a live database around them. May depend on
 * {@code archive}, {@code connect}, {@code pg}, {@code error}, and on restore's plan and content.
 */
@NullMarked
package io.restorable.backup.restore.selection;

import org.jspecify.annotations.NullMarked;
