/**
 * Decides which backups of a database are kept and which may go, and says why; a pure function of policy, backups and
 * time. May import {@code manifest} and {@code error}.
 */
@NullMarked
package io.restorable.backup.retention;

import org.jspecify.annotations.NullMarked;
