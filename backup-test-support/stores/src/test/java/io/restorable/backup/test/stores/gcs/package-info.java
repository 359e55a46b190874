/**
 * Google's stores against a server of ours; may depend on everything.
 */
@NullMarked
package io.restorable.backup.test.stores.gcs;

import org.jspecify.annotations.NullMarked;
