/**
 * Measures runs and ages; the only importer of meters. May import {@code inventory}, {@code run} and {@code plan}.
 */
@NullMarked
package io.restorable.backup.boot.metrics;

import org.jspecify.annotations.NullMarked;
