/**
 * What can go wrong, as one unchecked tree whose messages end with the next step. Depends on the JDK only.
 */
@NullMarked
package io.restorable.backup.error;

import org.jspecify.annotations.NullMarked;
