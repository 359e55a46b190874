/** Proves our compressions by the contract kit; may depend on the core and the test support. */
@NullMarked
package io.restorable.backup.test.compression;

import org.jspecify.annotations.NullMarked;
