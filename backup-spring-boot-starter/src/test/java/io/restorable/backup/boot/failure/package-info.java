/** Tests of what is said about wrong settings. */
@NullMarked
package io.restorable.backup.boot.failure;

import org.jspecify.annotations.NullMarked;
