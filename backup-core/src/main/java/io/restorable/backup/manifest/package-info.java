/**
 * What a backup is: its name, the manifest that seals it, and the fingerprints of its tables. May import {@code pg}
 * and {@code error}.
 */
@NullMarked
package io.restorable.backup.manifest;

import org.jspecify.annotations.NullMarked;
