/** Which backup a test is about, and the keys that read it; may depend on the core and on {@code setting}. */
@NullMarked
package io.restorable.backup.test.source;

import org.jspecify.annotations.NullMarked;
