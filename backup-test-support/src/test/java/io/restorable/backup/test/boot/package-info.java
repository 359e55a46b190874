/** Applications that boot on restored databases; may depend on the test support and Spring. */
@NullMarked
package io.restorable.backup.test.boot;

import org.jspecify.annotations.NullMarked;
