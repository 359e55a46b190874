/**
 * What is known of the backups in a store, without asking it each time. May import {@code run} and {@code plan}.
 */
@NullMarked
package io.restorable.backup.boot.inventory;

import org.jspecify.annotations.NullMarked;
