/**
 * Tells a listener how a dump, copy, restore or verification gets on. May import {@code manifest} and {@code pg}.
 */
@NullMarked
package io.restorable.backup.event;

import org.jspecify.annotations.NullMarked;
