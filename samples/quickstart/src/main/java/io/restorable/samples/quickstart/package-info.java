/** The ten-minute story: fill, back up, destroy, restore, compare; uses the public API only. */
@NullMarked
package io.restorable.samples.quickstart;

import org.jspecify.annotations.NullMarked;
