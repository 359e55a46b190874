/**
 * Compares two databases, definitions and rows, and tells in words how they differ; may depend on the core.
 */
@NullMarked
package io.restorable.backup.test.comparison;

import org.jspecify.annotations.NullMarked;
