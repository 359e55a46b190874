/** A program without Spring: fill, back up, destroy, restore, compare; uses the public API only. */
@NullMarked
package io.restorable.samples.plain;

import org.jspecify.annotations.NullMarked;
