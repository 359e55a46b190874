/**
 * Makes a backup of a database: one snapshot, many workers, every byte as the server sends it. May import
 * {@code catalog}, {@code ddl}, {@code archive}, {@code connect}, {@code event}, {@code repository}, {@code manifest},
 * {@code storage}, {@code compression}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.dump;

import org.jspecify.annotations.NullMarked;
