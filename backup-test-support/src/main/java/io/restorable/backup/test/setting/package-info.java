/** What tests are told from outside, and what is said where that does not do; may depend on the core's errors and JUnit. */
@NullMarked
package io.restorable.backup.test.setting;

import org.jspecify.annotations.NullMarked;
