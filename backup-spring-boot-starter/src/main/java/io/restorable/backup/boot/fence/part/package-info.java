/** What holds still in most applications, or is renewed: readiness, scheduled tasks, pools, caches. May import {@code fence}. */
@NullMarked
package io.restorable.backup.boot.fence.part;

import org.jspecify.annotations.NullMarked;
