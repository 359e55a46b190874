/**
 * Assertions on backups, drills, stores, databases and migrations in the manner of AssertJ; may depend on the core, on
 * {@code comparison} and on {@code migration}.
 */
@NullMarked
package io.restorable.backup.test.assertion;

import org.jspecify.annotations.NullMarked;
