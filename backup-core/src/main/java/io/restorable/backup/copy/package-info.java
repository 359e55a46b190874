/**
 * Copies sealed backups from one store into others, and says what became of each. May import {@code repository}, {@code
 * event}, {@code manifest} and {@code error}.
 */
@NullMarked
package io.restorable.backup.copy;

import org.jspecify.annotations.NullMarked;
