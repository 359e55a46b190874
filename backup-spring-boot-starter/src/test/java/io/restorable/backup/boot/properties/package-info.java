/** Tests of settings. */
@NullMarked
package io.restorable.backup.boot.properties;

import org.jspecify.annotations.NullMarked;
