/**
 * How the backups of a database change over time, and what of it should alarm somebody; works on manifests alone, without
 * a store. May import {@code manifest}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.trend;

import org.jspecify.annotations.NullMarked;
