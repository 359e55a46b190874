/** Tests of plans. */
@NullMarked
package io.restorable.backup.boot.fence;

import org.jspecify.annotations.NullMarked;
