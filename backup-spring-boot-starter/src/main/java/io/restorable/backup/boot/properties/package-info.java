/**
 * The settings under {@code backup.*}, as they are written. Imports nothing of this library.
 */
@NullMarked
package io.restorable.backup.boot.properties;

import org.jspecify.annotations.NullMarked;
