/**
 * The endpoint {@code backup}: what is known of backups, and work on demand for those who may. May import {@code run}, {@code fence},
 * {@code plan}, {@code inventory}, {@code properties} and {@code failure}.
 */
@NullMarked
package io.restorable.backup.boot.endpoint;

import org.jspecify.annotations.NullMarked;
