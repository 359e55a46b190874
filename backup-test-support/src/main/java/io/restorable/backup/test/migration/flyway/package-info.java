/** Migrations by Flyway; the only package that names it. May depend on {@code migration}. */
@NullMarked
package io.restorable.backup.test.migration.flyway;

import org.jspecify.annotations.NullMarked;
