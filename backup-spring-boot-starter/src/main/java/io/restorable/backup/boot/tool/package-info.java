/**
 * The application's jar as the command line of its backups. May import {@code plan}, {@code properties} and
 * {@code failure}, and the command line of the core.
 */
@NullMarked
package io.restorable.backup.boot.tool;

import org.jspecify.annotations.NullMarked;
