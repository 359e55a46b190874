/** Which servers tests restore to; may depend on the test support. */
@NullMarked
package io.restorable.backup.test.server;

import org.jspecify.annotations.NullMarked;
