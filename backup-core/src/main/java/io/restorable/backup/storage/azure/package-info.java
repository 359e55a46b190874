/**
 * Keeps objects in containers of Azure Blob Storage; the only importer of its libraries. May import {@code storage},
 * {@code storage.remote} and {@code error}.
 */
@NullMarked
package io.restorable.backup.storage.azure;

import org.jspecify.annotations.NullMarked;
