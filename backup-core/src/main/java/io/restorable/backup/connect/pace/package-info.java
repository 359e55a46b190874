/**
 * Limits how fast data passes between a server and us. May import nothing of ours.
 */
@NullMarked
package io.restorable.backup.connect.pace;

import org.jspecify.annotations.NullMarked;
