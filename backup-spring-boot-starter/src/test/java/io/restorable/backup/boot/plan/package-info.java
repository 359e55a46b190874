/** Tests of plans. */
@NullMarked
package io.restorable.backup.boot.plan;

import org.jspecify.annotations.NullMarked;
