/** Tests of the command line in the application's jar. */
@NullMarked
package io.restorable.backup.boot.tool;

import org.jspecify.annotations.NullMarked;
