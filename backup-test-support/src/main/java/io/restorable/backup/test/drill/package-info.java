/**
 * Drills in a team's own tests: the newest backup is restored before them and dropped after them; may depend on {@code
 * server}, {@code source}, {@code setting}, {@code boot}, the core and JUnit.
 */
@NullMarked
package io.restorable.backup.test.drill;

import org.jspecify.annotations.NullMarked;
