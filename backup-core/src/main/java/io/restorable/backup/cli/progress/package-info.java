/** Shows how an operation gets on. May import the events, and how reports write numbers. */
@NullMarked
package io.restorable.backup.cli.progress;

import org.jspecify.annotations.NullMarked;
