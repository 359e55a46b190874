/** Hears what operations tell of their progress; may depend on the core. */
@NullMarked
package io.restorable.backup.test.event;

import org.jspecify.annotations.NullMarked;
