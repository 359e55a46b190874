/**
 * The publications and subscriptions of a database. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.replication;

import org.jspecify.annotations.NullMarked;
