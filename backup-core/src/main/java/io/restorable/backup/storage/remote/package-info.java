/**
 * What stores behind a network have in common: uploads in parts, reads that go on after a break, addresses with
 * parameters. May import {@code storage} and {@code error}.
 */
@NullMarked
package io.restorable.backup.storage.remote;

import org.jspecify.annotations.NullMarked;
