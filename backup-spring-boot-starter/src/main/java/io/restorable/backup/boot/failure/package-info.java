/**
 * Says what is wrong with the settings, and what to write instead. May import {@code error}.
 */
@NullMarked
package io.restorable.backup.boot.failure;

import org.jspecify.annotations.NullMarked;
