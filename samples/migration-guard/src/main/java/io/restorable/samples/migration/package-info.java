/** An application whose migration fails half-way; uses the starter as any application does. */
@NullMarked
package io.restorable.samples.migration;

import org.jspecify.annotations.NullMarked;
