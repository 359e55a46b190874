/**
 * Runs operations of a plan, one record for each: progress, outcome, cancellation. May import {@code plan}.
 */
@NullMarked
package io.restorable.backup.boot.run;

import org.jspecify.annotations.NullMarked;
