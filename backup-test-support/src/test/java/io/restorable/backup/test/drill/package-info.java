/** Test classes with drills, run as a team's own would be; may depend on the core and the test support. */
@NullMarked
package io.restorable.backup.test.drill;

import org.jspecify.annotations.NullMarked;
