/**
 * The parts of a connection URL and of the environment that libpq reads, too. May import {@code error}.
 */
@NullMarked
package io.restorable.backup.connect.url;

import org.jspecify.annotations.NullMarked;
