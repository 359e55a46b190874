/** Migrations by Liquibase. May import {@code migration} and {@code fence}. */
@NullMarked
package io.restorable.backup.boot.migration.liquibase;

import org.jspecify.annotations.NullMarked;
