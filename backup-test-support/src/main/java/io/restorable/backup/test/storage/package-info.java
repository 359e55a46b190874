/**
 * Stores for tests: one in memory, and one that fails on demand; may depend on the core.
 */
@NullMarked
package io.restorable.backup.test.storage;

import org.jspecify.annotations.NullMarked;
