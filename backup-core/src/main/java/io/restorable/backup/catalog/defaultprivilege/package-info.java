/**
 * The privileges that objects created later will get by default. May import {@code catalog.object}, {@code connect}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.catalog.defaultprivilege;

import org.jspecify.annotations.NullMarked;
