/**
 * Makes backups when they are due, one for all instances of an application. May import {@code run},
 * {@code inventory} and {@code plan}.
 */
@NullMarked
package io.restorable.backup.boot.schedule;

import org.jspecify.annotations.NullMarked;
