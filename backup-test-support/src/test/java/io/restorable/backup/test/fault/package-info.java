/** Faults at every step, and what must hold after each; may depend on the core and the test support. */
@NullMarked
package io.restorable.backup.test.fault;

import org.jspecify.annotations.NullMarked;
