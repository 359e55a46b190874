/**
 * Azure's stores against Microsoft's own emulator; may depend on everything.
 */
@NullMarked
package io.restorable.backup.test.stores.azure;

import org.jspecify.annotations.NullMarked;
