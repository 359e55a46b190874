/**
 * The interface to the places where backups lie, and their addresses. May import {@code error}.
 */
@NullMarked
package io.restorable.backup.storage;

import org.jspecify.annotations.NullMarked;
