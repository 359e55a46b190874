/**
 * Backs a database up before its schema is migrated, and brings it back if that fails and is wanted. May import {@code
 * run}, {@code plan}, {@code fence}, {@code properties} and {@code failure}; each migration tool is named in a package of its own below.
 */
@NullMarked
package io.restorable.backup.boot.migration;

import org.jspecify.annotations.NullMarked;
