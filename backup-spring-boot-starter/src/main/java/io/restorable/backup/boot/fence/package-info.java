/**
 * Keeps a running application off its database while that is restored, and brings it back on what was restored. May
 * import {@code run} and {@code plan}; what holds still by default is in the package below.
 */
@NullMarked
package io.restorable.backup.boot.fence;

import org.jspecify.annotations.NullMarked;
