/** Migrations by Flyway. May import {@code migration} and {@code fence}. */
@NullMarked
package io.restorable.backup.boot.migration.flyway;

import org.jspecify.annotations.NullMarked;
