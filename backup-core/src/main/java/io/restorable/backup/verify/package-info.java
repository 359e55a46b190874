/**
 * Proves that a backup is whole and can be read, and keeps the evidence. May import {@code repository}, {@code restore},
 * {@code event}, {@code archive}, {@code manifest}, {@code pg}, {@code error}, {@code compression} and {@code storage}.
 */
@NullMarked
package io.restorable.backup.verify;

import org.jspecify.annotations.NullMarked;
