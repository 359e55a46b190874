/**
 * A clock that tests set by hand; depends on the JDK only.
 */
@NullMarked
package io.restorable.backup.test.time;

import org.jspecify.annotations.NullMarked;
