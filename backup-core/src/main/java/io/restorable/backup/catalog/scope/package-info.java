/**
 * What a backup is asked to hold, and which tables and schemas of the database that means. May import {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.scope;

import org.jspecify.annotations.NullMarked;
