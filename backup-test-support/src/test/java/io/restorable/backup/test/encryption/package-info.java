/** Proves our encryptions by the contract kit; may depend on the core and the test support. */
@NullMarked
package io.restorable.backup.test.encryption;

import org.jspecify.annotations.NullMarked;
