/** Migrations by Liquibase; the only package that names it. May depend on {@code migration}. */
@NullMarked
package io.restorable.backup.test.migration.liquibase;

import org.jspecify.annotations.NullMarked;
