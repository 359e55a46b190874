/** Migrations by Liquibase. May import {@code migration}. */
@NullMarked
package io.restorable.backup.boot.migration.liquibase;

import org.jspecify.annotations.NullMarked;
