/** Options and arguments that more than one command takes. May import the root package and connections. */
@NullMarked
package io.restorable.backup.cli.option;

import org.jspecify.annotations.NullMarked;
