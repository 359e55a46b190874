/** Tests of the auto-configurations: on application contexts, with and without each library. */
@NullMarked
package io.restorable.backup.boot;

import org.jspecify.annotations.NullMarked;
