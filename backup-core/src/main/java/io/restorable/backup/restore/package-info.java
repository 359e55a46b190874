/**
 * Brings an archive back into a database: plan, apply all or nothing, compare. May import {@code archive},
 * {@code connect}, {@code event}, {@code repository}, {@code storage}, {@code manifest}, {@code compression},
 * {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.restore;

import org.jspecify.annotations.NullMarked;
