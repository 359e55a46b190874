/** Options and arguments that more than one command takes. May import the root package, connections, manifests and encryption. */
@NullMarked
package io.restorable.backup.cli.option;

import org.jspecify.annotations.NullMarked;
