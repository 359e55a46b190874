/**
 * Runs a project's pending migrations on a restored database, and tells how long each took and what it locked; may depend
 * on the core. Names no migration tool: the packages below do.
 */
@NullMarked
package io.restorable.backup.test.migration;

import org.jspecify.annotations.NullMarked;
