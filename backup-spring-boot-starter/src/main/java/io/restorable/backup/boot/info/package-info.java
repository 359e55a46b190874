/**
 * Tells what is configured. May import {@code plan}.
 */
@NullMarked
package io.restorable.backup.boot.info;

import org.jspecify.annotations.NullMarked;
