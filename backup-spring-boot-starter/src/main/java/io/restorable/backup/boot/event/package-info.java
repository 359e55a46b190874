/**
 * What an application hears of its backups. May import {@code run} and {@code plan}.
 */
@NullMarked
package io.restorable.backup.boot.event;

import org.jspecify.annotations.NullMarked;
