/**
 * How backups lie in a store: begun, sealed, listed, found, opened, deleted, and unfinished ones swept. May import
 * {@code storage}, {@code manifest}, {@code encryption}, {@code compression} and {@code error}.
 */
@NullMarked
package io.restorable.backup.repository;

import org.jspecify.annotations.NullMarked;
