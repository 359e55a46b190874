/** What tests are told; may depend on the test support. */
@NullMarked
package io.restorable.backup.test.setting;

import org.jspecify.annotations.NullMarked;
