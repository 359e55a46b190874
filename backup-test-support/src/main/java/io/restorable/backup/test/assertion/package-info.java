/**
 * Assertions on backups, drills, stores, databases and migrations in the manner of AssertJ; may depend on the core,
 * {@code comparison}, {@code migration}, {@code server} and {@code setting}.
 */
@NullMarked
package io.restorable.backup.test.assertion;

import org.jspecify.annotations.NullMarked;
