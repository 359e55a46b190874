/** Prints what operations answer, for people or as JSON for programs. May import every package but the command line's. */
@NullMarked
package io.restorable.backup.cli.report;

import org.jspecify.annotations.NullMarked;
