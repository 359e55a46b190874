/**
 * Notices connections that are open but silent, and ends them with the reason. May import nothing of ours.
 */
@NullMarked
package io.restorable.backup.connect.stall;

import org.jspecify.annotations.NullMarked;
