/**
 * Traces runs, with a span for each phase; the only importer of observations. May import {@code run} and
 * {@code plan}.
 */
@NullMarked
package io.restorable.backup.boot.observation;

import org.jspecify.annotations.NullMarked;
